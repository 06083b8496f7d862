// SPDX-License-Identifier: Apache-2.0
import type { RequestListener } from 'node:http';
import { ApiServer, createApiServer } from './apiserver/createApiServer';
import { misbehave } from './apiserver/misbehave';
import { Cluster } from './cluster/Cluster';
import { createCluster } from './cluster/createCluster';
import { PodSockets } from './cluster/createPodNetwork';
import { startControllers } from './controllers/startControllers';
import { createFaultSwitch, FaultSwitch } from './faults/createFaultSwitch';
import { FAULTS } from './faults/faults';
import { loadCrds } from './scenario/loadCrds';
import { ClusterScenario } from './scenario/Scenario';
import { SimClock } from './time/SimClock';
import { createTraffic, Traffic } from './traffic/createTraffic';

/** A cluster that lives, before anyone can reach it. */
export interface World {
  scenario: ClusterScenario;
  cluster: Cluster;
  apiServer: ApiServer;
  faults: FaultSwitch;
  /** Lets clients send requests; what the model servers count begins here. */
  startTraffic(): void;
  /** The OpenAI API behind the cluster's gateway. */
  handleGatewayRequest: RequestListener;
  close(): void;
}

/** Fills a cluster with the scenario's objects and lets its controllers act on them. */
export function createWorld(options: {
  scenario: ClusterScenario;
  clock: SimClock;
  seed: string | number;
  /** Pods get addresses of this machine, in the `index`-th of its networks. */
  sockets?: PodSockets;
  index: number;
}): World {
  const { scenario, clock, seed, sockets, index } = options;
  const { name, users, workloads } = scenario;
  const cluster = createCluster({
    name,
    clock,
    seed: `${seed}/${scenario.seed}`,
    sockets,
  });
  const apiServer = createApiServer({
    cluster,
    users,
    crds: loadCrds(scenario.crds),
  });
  startControllers(cluster, {
    workloads,
    podAddressPrefix: sockets ? `127.${10 + index}.` : '10.244.',
  });
  for (const object of scenario.objects) cluster.store.apply(object);
  const faults = createFaultSwitch(
    cluster,
    FAULTS.filter(fault => fault.cluster === name),
  );
  let traffic: Traffic | undefined;
  const { apiServer: mishaps } = cluster.knobs;
  return {
    scenario,
    cluster,
    apiServer: {
      ...apiServer,
      handle(request, response) {
        if (!misbehave(mishaps.mishap, request, response)) {
          apiServer.handle(request, response);
        }
      },
    },
    faults,
    startTraffic() {
      traffic ??= createTraffic({
        cluster,
        models: scenario.traffic.models,
        gateway: scenario.gateway,
      });
    },
    handleGatewayRequest(request, response) {
      if (traffic) traffic.handleGatewayRequest(request, response);
      else response.writeHead(503).end();
    },
    close() {
      traffic?.stop();
      apiServer.close();
    },
  };
}
