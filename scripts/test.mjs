// SPDX-License-Identifier: Apache-2.0
// `npm test [paths or jest options]`: every workspace's tests, once.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { BACKSTAGE_CLI, ROOT } from './portal/paths.mjs';

// npm's `--` arrives as an argument when it went through yarn.
const args = process.argv.slice(2).filter(arg => arg !== '--');

const { status } = spawnSync(
  process.execPath,
  [
    BACKSTAGE_CLI,
    'repo',
    'test',
    // A busy machine is slow, not wrong.
    '--testTimeout=30000',
    ...args,
  ],
  {
    cwd: ROOT,
    stdio: 'inherit',
    // Without CI, jest stays and watches.
    env: { ...process.env, CI: '1', NODE_ENV: 'test' },
  },
);
process.exit(status ?? 1);
