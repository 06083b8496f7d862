#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// `yarn test:kustomize`: kustomize, or the one in kubectl, builds every overlay of
// every repository that the scaffolder's actions are tested with.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BACKSTAGE_CLI, ROOT } from './portal/paths.mjs';

const CANDIDATES = [
  { asks: ['kustomize', 'version'], builds: 'kustomize build' },
  {
    asks: ['kubectl', 'version', '--client'],
    builds: 'kubectl kustomize',
  },
];

const found = CANDIDATES.find(
  ({ asks: [program, ...args] }) => spawnSync(program, args).status === 0,
);
if (!found) {
  console.log(
    'Left out: there is neither kustomize nor kubectl (Debian: apt-get install kubernetes-client)',
  );
  process.exit(0);
}

const directory = mkdtempSync(join(tmpdir(), 'test-kustomize-'));
const results = join(directory, 'results.json');
const { status } = spawnSync(
  process.execPath,
  [
    BACKSTAGE_CLI,
    ...['package', 'test', '--json', '--outputFile', results],
    'src/build/repository/kustomize.test.ts',
  ],
  {
    cwd: join(ROOT, 'plugins/scaffolder-backend-module-inference'),
    stdio: ['ignore', 'ignore', 'inherit'],
    // Without CI, jest stays and watches.
    env: {
      ...process.env,
      CI: '1',
      NODE_ENV: 'test',
      INFERENCE_KUSTOMIZE: found.builds,
    },
  },
);
const { numPassedTests, numFailedTests } = JSON.parse(
  readFileSync(results, 'utf8'),
);
rmSync(directory, { recursive: true });
console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
process.exit(status === 0 ? 0 : 1);
