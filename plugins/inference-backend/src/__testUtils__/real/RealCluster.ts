// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ClusterSource } from '@inference-portal/backstage-plugin-inference-node';
import {
  Cluster,
  KubernetesObject,
  Simulator,
  startSimulator,
} from '@inference-portal/cluster-simulator';
import { findFreePort } from '../../sources/scrape/testing/findFreePort';
import { RealProcess } from './RealProcess';

export const CLUSTER = 'real';
export const NAMESPACE = 'llm';

const PODS = { group: '', resource: 'pods' };
const SERVER_PORT = 8000;
const PICKER_METRICS_PORT = 9090;
const READY_MS = 60_000;

interface Picker {
  process: RealProcess;
  grpcPort: number;
}

/** Hands what comes for a pod to a process beside the simulator. */
function forwardTo(port: number): Parameters<Cluster['network']['listen']>[3] {
  return (message, response) => {
    const forwarded = httpRequest(
      {
        port,
        host: '127.0.0.1',
        method: message.method,
        path: message.url,
        headers: message.headers,
      },
      answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    forwarded.on('error', () => response.destroy());
    message.pipe(forwarded);
  };
}

/** A simulated cluster, some of whose pods are real programs. */
export class RealCluster {
  private readonly processes: RealProcess[] = [];

  private constructor(
    readonly simulator: Simulator,
    private readonly cluster: Cluster,
    private readonly directory: string,
    private readonly kubeconfig: string,
  ) {}

  static async start(): Promise<RealCluster> {
    const simulator = await startSimulator({
      basePort: 0,
      seed: 'real',
      podNetwork: true,
      // eslint-disable-next-line no-restricted-syntax -- the scenario lies beside this test code
      scenario: join(__dirname, 'realParts.yaml'),
    });
    const cluster = simulator.cluster(CLUSTER);
    if (!cluster) {
      throw new Error('the cluster is not there');
    }
    const directory = await mkdtemp(join(tmpdir(), 'real-parts-'));
    const kubeconfig = join(directory, 'kubeconfig');
    await writeFile(kubeconfig, simulator.kubeconfig());
    return new RealCluster(simulator, cluster, directory, kubeconfig);
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.map(process => process.stop()));
    await this.simulator.stop();
    await rm(this.directory, { recursive: true });
  }

  get url(): string {
    return this.simulator.clusters[0].url;
  }

  get source(): ClusterSource {
    return {
      listClusters: async () => [{ name: CLUSTER }],
      fetch: (_cluster, { path, headers, signal }) =>
        fetch(`${this.url}${path}`, {
          headers: { ...headers, Authorization: 'Bearer demo-admin' },
          signal,
          redirect: 'manual',
        }),
    };
  }

  /** Names of the pods of a Deployment that run. */
  pods(app: string): string[] {
    return this.cluster.store
      .list(PODS, NAMESPACE)
      .filter(pod => pod.metadata.labels?.app === app && isRunning(pod))
      .map(pod => pod.metadata.name);
  }

  /** A page of a pod, as it is now. */
  async page(pod: string, port: number): Promise<string> {
    const response = await fetch(
      `${this.url}/api/v1/namespaces/${NAMESPACE}/pods/${pod}:${port}/proxy/metrics`,
      { headers: { Authorization: 'Bearer demo-admin' } },
    );
    return response.text();
  }

  /** How often something asked the API server, by verb and resource. */
  requestsOf(userAgent: RegExp): Record<string, number> {
    const { requests = [] } = this.simulator.stats(CLUSTER)?.requests ?? {};
    const counts: Record<string, number> = {};
    for (const { verb, resource, userAgent: agent, count } of requests) {
      if (userAgent.test(agent)) {
        const key = `${verb} ${resource}`;
        counts[key] = (counts[key] ?? 0) + count;
      }
    }
    return counts;
  }

  deletePod(name: string): Promise<Response> {
    return fetch(`${this.url}/api/v1/namespaces/${NAMESPACE}/pods/${name}`, {
      method: 'DELETE',
      headers: { Authorization: 'Bearer demo-admin' },
    });
  }

  /** One process for each pod of `outside`. */
  async startServers(
    binary: string,
    args: (port: number) => string[],
  ): Promise<void> {
    for (const pod of this.pods('outside')) {
      const port = await findFreePort();
      const server = RealProcess.start(binary, args(port), {
        POD_NAME: pod,
        POD_NAMESPACE: NAMESPACE,
      });
      this.processes.push(server);
      this.cluster.network.listen(NAMESPACE, pod, SERVER_PORT, forwardTo(port));
      await answers(`http://127.0.0.1:${port}/metrics`, server);
    }
  }

  /** The pod `picker` is this process from now on. */
  async startPicker(binary: string, pool: string): Promise<Picker> {
    const [grpcPort, healthPort, metricsPort] = [
      await findFreePort(),
      await findFreePort(),
      await findFreePort(),
    ];
    const picker = RealProcess.start(
      binary,
      [
        `--pool-name=${pool}`,
        `--pool-namespace=${NAMESPACE}`,
        '--pool-group=inference.networking.k8s.io',
        '--zap-encoder=json',
        `--grpc-port=${grpcPort}`,
        `--grpc-health-port=${healthPort}`,
        `--metrics-port=${metricsPort}`,
        '--metrics-endpoint-auth=false',
        '--secure-serving=false',
        '--tracing=false',
        '--refresh-prometheus-metrics-interval=500ms',
      ],
      { KUBECONFIG: this.kubeconfig },
    );
    this.processes.push(picker);
    const [pod] = this.pods('picker');
    this.cluster.network.listen(
      NAMESPACE,
      pod,
      PICKER_METRICS_PORT,
      forwardTo(metricsPort),
    );
    await answers(`http://127.0.0.1:${metricsPort}/metrics`, picker);
    return { process: picker, grpcPort };
  }
}

function isRunning(pod: KubernetesObject): boolean {
  const status: unknown = pod.status;
  return (
    typeof status === 'object' &&
    status !== null &&
    'phase' in status &&
    status.phase === 'Running' &&
    pod.metadata.deletionTimestamp === undefined
  );
}

async function answers(url: string, process: RealProcess): Promise<void> {
  const deadline = performance.now() + READY_MS;
  for (;;) {
    const isThere = await fetch(url).then(
      response => response.ok,
      () => false,
    );
    if (isThere) {
      return;
    }
    if (!process.isRunning || performance.now() > deadline) {
      throw new Error(
        `nothing answers at ${url}: ${process.lines().slice(-10).join('\n')}`,
      );
    }
    await delay(100);
  }
}
