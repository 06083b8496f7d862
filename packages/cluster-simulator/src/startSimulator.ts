// SPDX-License-Identifier: Apache-2.0
import { createLoopbackSockets } from './cluster/createLoopbackSockets';
import { createControlApi } from './control/createControlApi';
import { countObjects } from './countObjects';
import { createWorld, World } from './createWorld';
import { FAULTS } from './faults/faults';
import { formatKubeconfig } from './formatKubeconfig';
import { startGitOps } from './gitops/startGitOps';
import { openCluster } from './openCluster';
import { listenOnLoopback, LoopbackServer } from './listenOnLoopback';
import { loadScenario } from './scenario/loadScenario';
import { SimulatedCluster, Simulator, SimulatorOptions } from './Simulator';
import { createSimClock } from './time/createSimClock';

const BASE_PORT = 8470;
/** How long the world has been there, in simulated time, when it is first seen. */
const PAST_MS = 2 * 3_600_000;
/**
 * The last part of it, with traffic, so that metrics pages aren't empty. Shared
 * by all clusters: a fleet must not take minutes to start.
 */
const WARM_UP_MS = 120_000;

/**
 * Starts every cluster of a scenario behind real HTTP, on 127.0.0.1. All is
 * settled when this resolves: pods ready, statuses written.
 */
export async function startSimulator(
  options: SimulatorOptions = {},
): Promise<Simulator> {
  const {
    basePort = BASE_PORT,
    seed = 1,
    speed = 1,
    wall = Date.now,
  } = options;
  const log = options.log ?? (() => {});
  const scenario = loadScenario(options.scenario ?? 'default');
  const clock = createSimClock({ speed, wall, startAt: wall() - PAST_MS });
  const sockets = options.podNetwork
    ? createLoopbackSockets({ onError: log })
    : undefined;
  const worlds = new Map<string, World>();
  for (const [index, cluster] of scenario.clusters.entries()) {
    if (!cluster.reachable) continue;
    const world = createWorld({
      scenario: cluster,
      clock,
      seed,
      sockets,
      index,
    });
    worlds.set(cluster.name, world);
  }
  const warmUpMs = WARM_UP_MS / Math.max(1, worlds.size);
  clock.fastForward(PAST_MS - warmUpMs);
  for (const world of worlds.values()) world.startTraffic();
  clock.fastForward(warmUpMs);

  const servers: LoopbackServer[] = [];
  let stopGitOps = () => {};
  const stop = async () => {
    stopGitOps();
    clock.stop();
    for (const world of worlds.values()) world.close();
    await Promise.all(servers.map(server => server.close()));
    sockets?.close();
  };
  const listen: typeof listenOnLoopback = async request => {
    const server = await listenOnLoopback(request);
    servers.push(server);
    return server;
  };

  try {
    const clusters: SimulatedCluster[] = [];
    for (const [index, cluster] of scenario.clusters.entries()) {
      const world = worlds.get(cluster.name);
      const total = scenario.clusters.length;
      const place = { basePort, index, total };
      clusters.push(await openCluster({ cluster, world, place, listen }));
    }
    stopGitOps = startGitOps({
      clusters: clusters.flatMap(cluster => {
        const world = worlds.get(cluster.name);
        return world ? [{ ...cluster, cluster: world.cluster }] : [];
      }),
      repositories: options.repositories,
      log,
    });
    const controlled = {
      ...control(clusters, worlds, log),
      advance: (ms: number) => clock.fastForward(ms),
    };
    const { url } = await listen({
      port: basePort,
      what: 'control API',
      handler: createControlApi(controlled),
    });
    return { ...controlled, controlUrl: url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a simulator can be asked and told, whether by HTTP or in the process. */
function control(
  clusters: SimulatedCluster[],
  worlds: Map<string, World>,
  log: (line: string) => void,
): Omit<Simulator, 'advance' | 'controlUrl' | 'stop'> {
  const faults = FAULTS.filter(fault => worlds.has(fault.cluster));
  return {
    clusters,
    faults: () =>
      faults.map(({ name, cluster, what, expect }) => ({
        name,
        cluster,
        what,
        ...expect,
        on: worlds.get(cluster)?.faults.isOn(name) ?? false,
      })),
    setFault(name, on) {
      const fault = faults.find(candidate => candidate.name === name);
      if (!fault) throw new RangeError(`There is no fault ${name}`);
      worlds.get(fault.cluster)?.faults.set(name, on);
      log(`fault ${name} ${on ? 'on' : 'off'}: ${fault.what}`);
    },
    stats(name) {
      const world = worlds.get(name);
      return (
        world && {
          objects: countObjects(world.cluster),
          requests: world.apiServer.stats(),
        }
      );
    },
    cluster: name => worlds.get(name)?.cluster,
    kubeconfig: () => formatKubeconfig(clusters),
  };
}
