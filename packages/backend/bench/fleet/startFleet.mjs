// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../../scripts/portal/paths.mjs';
import { findFreePort } from '../../../../scripts/portal/ports.mjs';
import { SimulatorControl } from '../../../app/e2e/SimulatorControl.mjs';
import { MeasuredProcess } from './MeasuredProcess.mjs';

const SCENARIO = 'packages/cluster-simulator/scenarios/fleet.yaml';

/** Clusters of the scenario that the fleet is made like, which run too. */
const SEEDS = 1;

/**
 * The simulator with a fleet of the size, and how to reach it.
 *
 * @param alike whether all clusters' pods have the same names
 */
export async function startFleet({ size, folder, core, alike = false }) {
  const scenario = readFileSync(join(ROOT, SCENARIO), 'utf8');
  const file = join(folder, 'fleet.yaml');
  writeFileSync(file, resize(scenario, size, alike));
  const port = await findFreePort(2 * (size.clusters + SEEDS) + 10);
  const simulator = new MeasuredProcess({
    name: 'simulator',
    args: [
      join(ROOT, 'scripts/simulator.mjs'),
      ...['--port', String(port), '--scenario', file],
    ],
    cwd: ROOT,
    core,
    folder,
    yields: true,
  });
  const control = new SimulatorControl(`http://127.0.0.1:${port}`);
  const clusters = await simulator.until('the simulator is up', async () =>
    (await control.clusters()).filter(({ name }) => name.startsWith('fleet-')),
  );
  return { control, clusters, stop: () => simulator.stop() };
}

/** The scenario's text, with other numbers under `fleet`. */
function resize(scenario, size, alike) {
  const [seeds, fleet] = scenario.split(/^(?=fleet:)/m);
  const resized = Object.entries(size).reduce(
    (text, [name, value]) =>
      text.replace(new RegExp(`^  ${name}: .*$`, 'm'), `  ${name}: ${value}`),
    fleet,
  );
  return `${seeds}${resized}  alike: ${alike}\n`;
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
