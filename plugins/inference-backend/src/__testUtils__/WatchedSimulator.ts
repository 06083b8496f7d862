// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import {
  ExplainRequest,
  Explanation,
  Load,
} from '@inference-portal/backstage-plugin-inference-common';
import { ClusterSource } from '@inference-portal/backstage-plugin-inference-node';
import { Simulator, startSimulator } from '@inference-portal/cluster-simulator';
import { explainRequest } from '../core/explain/explainRequest';
import { ClusterSnapshot } from '../core/objects/ClusterSnapshot';
import { deriveTopology } from '../core/topology/deriveTopology';
import { gatewayExpressions } from '../sources/expressions/gatewayExpressions';
import { createKubernetesClusters } from '../sources/kubernetes/createKubernetesClusters';
import { KubernetesClusters } from '../sources/kubernetes/KubernetesClusters';
import { SystemClock } from '../sources/SystemClock';
import { Answered, sendRequest } from './sendRequest';

/** Simulated clusters and what the portal sees of them, without a portal in between. */
export class WatchedSimulator {
  private constructor(
    readonly simulator: Simulator,
    readonly source: ClusterSource,
    private readonly clusters: KubernetesClusters,
  ) {}

  static async start(
    options: Parameters<typeof startSimulator>[0],
  ): Promise<WatchedSimulator> {
    const simulator = await startSimulator({ basePort: 0, ...options });
    const source: ClusterSource = {
      listClusters: async () =>
        simulator.clusters.map(({ name }) => ({ name })),
      fetch: (name, { path, headers, signal }) => {
        const url = simulator.clusters.find(one => one.name === name)?.url;
        return fetch(`${url}${path}`, {
          headers: { ...headers, Authorization: 'Bearer demo-portal-reader' },
          signal,
        });
      },
    };
    const clusters = createKubernetesClusters({
      source,
      clock: new SystemClock(),
      random: () => 0.5,
      logger: mockServices.logger.mock(),
    });
    await clusters.start(new AbortController().signal);
    return new WatchedSimulator(simulator, source, clusters);
  }

  async stop(): Promise<void> {
    await this.clusters.stop();
    await this.simulator.stop();
  }

  snapshot(cluster: string): ClusterSnapshot {
    const snapshot = this.clusters.snapshot(cluster);
    if (!snapshot) {
      throw new Error(`There is no cluster ${cluster}`);
    }
    return snapshot;
  }

  explain(request: ExplainRequest, load?: Load): Explanation {
    const topology = deriveTopology(this.snapshot(request.cluster));
    return explainRequest(topology, request, {
      expressions: gatewayExpressions,
      servedModels: () => undefined,
      poolLoad: () => load,
    });
  }

  send(request: ExplainRequest): Promise<Answered> {
    const { cluster } = request;
    const found = this.simulator.clusters.find(({ name }) => name === cluster);
    return sendRequest(found?.gatewayUrl ?? '', request);
  }

  /** `namespace/name` of the pool whose selector takes the pod. */
  poolsOf(cluster: string, pod: string): string[] {
    return deriveTopology(this.snapshot(cluster))
      .pools.filter(({ endpoints }) =>
        endpoints.some(endpoint => endpoint.pod.meta.name === pod),
      )
      .map(({ key }) => key);
  }
}
