// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './buildApp.mjs';
import { joinClusters } from './joinClusters.mjs';
import { NODE_TRANSFORM, ROOT } from './paths.mjs';
import { requireFreePort } from './ports.mjs';
import {
  clusterEnvironment,
  SIMULATOR_PORTS,
  simulatorProgram,
  simulatorUrls,
} from './simulatorProgram.mjs';

/** A busy machine is slow; what ends is told at once. */
const START_TIMEOUT_MS = 300_000;
const POLL_MS = 100;

/**
 * Starts the simulator, and the backend that serves the built app beside it.
 *
 * @param options.children what is started becomes part of
 * @param options.onUp called with one sentence for each part that is up
 * @returns its addresses, and what ends the backend and starts it anew
 */
export async function startPortal({
  port,
  simulatorPort,
  children,
  configFiles = [],
  dataFolder = join(ROOT, '.data'),
  verbose = false,
  onUp = () => {},
}) {
  await requireFreePort(port, 'PORT');
  for (const offset of SIMULATOR_PORTS) {
    await requireFreePort(
      simulatorPort + offset,
      'SIMULATOR_PORT',
      simulatorPort + 1000,
    );
  }
  const log = name =>
    verbose ? undefined : join(dataFolder, 'logs', `${name}.log`);
  const simulator = simulatorUrls(simulatorPort);

  children.start(
    'simulator',
    simulatorProgram({
      port: simulatorPort,
      portalUrl: `http://127.0.0.1:${port}`,
      log: log('simulator'),
    }),
  );
  const simulatorUp = Promise.all(
    ['prod-eu', 'prod-us'].map(name =>
      answers(`${simulator.clusters[name]}/version`),
    ),
  ).then(() =>
    onUp(
      'simulator',
      `${simulator.control}, clusters prod-eu and prod-us; edge is down on purpose`,
    ),
  );

  const since = Date.now();
  const built = await buildApp((name, program) =>
    children.run(name, { ...program, log: log('app-build') }),
  );
  onUp(
    'app',
    built ? `built in ${seconds(since)}` : 'unchanged since it was built',
  );

  const backendSince = Date.now();
  const files = ['app-config.yaml', 'app-config.local.yaml']
    .map(name => join(ROOT, name))
    .filter(file => existsSync(file))
    .concat(configFiles);
  const env = {
    // Guests may sign in only where this says development.
    NODE_ENV: 'development',
    PORT: String(port),
    PORTAL_DATA: dataFolder,
    ...clusterEnvironment(simulatorPort),
    NODE_NO_WARNINGS: '1',
    // A third off the time that loading two thousand modules takes.
    NODE_COMPILE_CACHE: join(ROOT, '.cache/node'),
  };
  const backend = {
    args: [
      '--enable-source-maps',
      ...['--require', NODE_TRANSFORM],
      'src/index.ts',
      ...files.flatMap(file => ['--config', file]),
    ],
    cwd: join(ROOT, 'packages/backend'),
    env: {
      ...env,
      ...(await joinClusters(files, { ...process.env, ...env })),
    },
    log: log('backend'),
  };
  const startBackend = async () => {
    children.start('backend', backend);
    await answers(
      `http://127.0.0.1:${port}/.backstage/health/v1/readiness`,
      r => r.ok,
    );
  };
  await Promise.all([simulatorUp, startBackend()]);
  onUp('portal', `up in ${seconds(backendSince)}, data in ${dataFolder}`);
  return {
    url: `http://localhost:${port}`,
    simulator,
    startBackend,
    stopBackend: () => children.end('backend'),
  };
}

/** Resolves when the address gives an accepted answer. */
async function answers(url, accept = () => true) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(2_000),
    }).catch(() => undefined);
    await response?.body?.cancel();
    if (response && accept(response)) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `${url} did not answer within ${START_TIMEOUT_MS / 1000} s`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
