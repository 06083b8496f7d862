// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { ROOT } from '../../../../scripts/portal/paths.mjs';
import { findFreePort } from '../../../../scripts/portal/ports.mjs';
import { SimulatorControl } from '../../../app/e2e/SimulatorControl.mjs';
import { MeasuredProcess } from './MeasuredProcess.mjs';

const SCENARIO = 'packages/cluster-simulator/scenarios/fleet.yaml';

/** The simulator with a fleet of the size, and how to reach it. */
export async function startFleet({ size, folder, core }) {
  const scenario = parse(readFileSync(join(ROOT, SCENARIO), 'utf8'));
  Object.assign(scenario.fleet, size);
  const file = join(folder, 'fleet.yaml');
  writeFileSync(file, stringify(scenario));
  const all = size.clusters + scenario.clusters.length;
  const port = await findFreePort(2 * all + 10);
  const simulator = new MeasuredProcess({
    name: 'simulator',
    args: [
      join(ROOT, 'scripts/simulator.mjs'),
      ...['--port', String(port), '--scenario', file],
    ],
    cwd: ROOT,
    core,
    folder,
  });
  const control = new SimulatorControl(`http://127.0.0.1:${port}`);
  const clusters = await simulator.until('the simulator is up', async () =>
    (await control.clusters()).filter(({ name }) => name.startsWith('fleet-')),
  );
  return { control, clusters, stop: () => simulator.stop() };
}

/** Requests that the clusters have answered so far, from us and from others. */
export async function countRequests(control) {
  const all = (await control.clusters()).flatMap(
    ({ requests }) => requests?.requests ?? [],
  );
  const sum = requests =>
    requests.reduce((total, { count }) => total + count, 0);
  const isOwn = ({ userAgent }) => userAgent.startsWith('inference-portal/');
  return {
    own: sum(all.filter(isOwn)),
    others: sum(all.filter(request => !isOwn(request))),
  };
}
