// SPDX-License-Identifier: Apache-2.0
import { Cluster } from './cluster/Cluster';
import { createCluster } from './cluster/createCluster';
import { startControllers } from './controllers/startControllers';
import { loadScenario } from './scenario/loadScenario';
import { createManualClock, ManualClock } from './time/createManualClock';

/** Long enough for everything in the default scenario to start. */
const SETTLED_MS = 5 * 60_000;

/** A cluster of the default scenario with its controllers, on a clock that tests move. */
export function startTestCluster(
  name: string,
  options: { seed?: string } = {},
): { cluster: Cluster; clock: ManualClock } {
  const clock = createManualClock({ startAt: Date.UTC(2026, 10, 20, 12) });
  const scenario = loadScenario('default').clusters.find(
    candidate => candidate.name === name,
  );
  if (!scenario) throw new Error(`There is no cluster ${name}`);
  const { seed = 'test' } = options;
  const cluster = createCluster({ name, clock, seed: `${seed}/${name}` });
  startControllers(cluster, {
    workloads: scenario.workloads,
    podAddressPrefix: '10.244.',
  });
  for (const object of scenario.objects) cluster.store.apply(object);
  clock.advance(SETTLED_MS);
  return { cluster, clock };
}
