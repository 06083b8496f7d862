// SPDX-License-Identifier: Apache-2.0
import { World } from './createWorld';
import { findClosedPort, listenOnLoopback } from './listenOnLoopback';
import { ClusterScenario } from './scenario/Scenario';
import { SimulatedCluster } from './Simulator';

/** Gateways listen so far above their cluster's API server, further where there are more clusters. */
const GATEWAY_OFFSET = 10;

/** Opens the ports of a cluster, or none where it isn't reachable. */
export async function openCluster(options: {
  cluster: ClusterScenario;
  /** Undefined where the cluster isn't reachable. */
  world: World | undefined;
  place: { basePort: number; index: number; total: number };
  listen: typeof listenOnLoopback;
}): Promise<SimulatedCluster> {
  const { cluster, world, place, listen } = options;
  const { basePort, index, total } = place;
  const { name, title, reachable, users } = cluster;
  const tokens = Object.fromEntries(users.map(user => [user.name, user.token]));
  const apiPort = basePort === 0 ? 0 : basePort + 1 + index;
  if (!world) {
    const port = apiPort === 0 ? await findClosedPort() : apiPort;
    return { name, title, url: `http://127.0.0.1:${port}`, tokens, reachable };
  }
  const { url } = await listen({
    port: apiPort,
    what: `API server of ${name}`,
    handler: world.apiServer.handle,
  });
  const gateway =
    cluster.gateway === undefined
      ? undefined
      : await listen({
          port: apiPort === 0 ? 0 : apiPort + Math.max(GATEWAY_OFFSET, total),
          what: `gateway of ${name}`,
          handler: world.handleGatewayRequest,
        });
  return {
    name,
    title,
    url,
    ...(gateway ? { gatewayUrl: gateway.url } : {}),
    tokens,
    reachable,
  };
}
