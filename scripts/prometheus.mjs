#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// `yarn test:prometheus`: a real Prometheus scrapes the simulated clusters, and
// what the backend reads back from it is compared with the pages themselves.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BACKSTAGE_CLI, ROOT } from './portal/paths.mjs';

const binary = process.env.PROMETHEUS || 'prometheus';

if (process.platform !== 'linux') {
  console.log('Left out: pods have addresses of their own on Linux only');
  process.exit(0);
}
if (spawnSync(binary, ['--version']).status !== 0) {
  console.log(
    `Left out: there is no ${binary} (Debian: apt-get install prometheus)`,
  );
  process.exit(0);
}

const directory = mkdtempSync(join(tmpdir(), 'test-prometheus-'));
const results = join(directory, 'results.json');
const { status } = spawnSync(
  process.execPath,
  [
    BACKSTAGE_CLI,
    ...['package', 'test', '--json', '--outputFile', results],
    'src/sources/prometheus/realPrometheus.test.ts',
  ],
  {
    cwd: join(ROOT, 'plugins/inference-backend'),
    stdio: ['ignore', 'ignore', 'inherit'],
    // Without CI, jest stays and watches.
    env: {
      ...process.env,
      CI: '1',
      NODE_ENV: 'test',
      INFERENCE_PROMETHEUS: binary,
    },
  },
);

function readCounts() {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(
      readFileSync(results, 'utf8'),
    );
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const { passed, failed } = readCounts();
console.log(`${passed} passed, ${failed} failed`);
process.exit(status ?? 1);
