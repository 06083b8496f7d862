// SPDX-License-Identifier: Apache-2.0
// `yarn bench [NAME]`: runs every bench/NAME.bench.ts (or .mjs), each in a process of its
// own, and prints one line of JSON per figure.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { NODE_TRANSFORM, ROOT } from './portal/paths.mjs';

const SUFFIX = /\.bench\.(ts|mjs)$/;
const nameOf = file => basename(file).replace(SUFFIX, '');
const [wanted] = process.argv.slice(2);
const benches = globSync('{packages,plugins}/*/bench/*.bench.{ts,mjs}', {
  cwd: ROOT,
})
  .sort()
  .filter(file => !wanted || nameOf(file) === wanted);

if (benches.length === 0) {
  console.error(
    wanted
      ? `There is no bench/${wanted}.bench.ts in any package`
      : `There is no bench/*.bench.ts in any package`,
  );
  process.exit(1);
}

const failed = benches.filter(file => {
  const { status } = spawnSync(
    process.execPath,
    [
      '--expose-gc',
      ...['--require', NODE_TRANSFORM],
      join(ROOT, 'scripts/bench/runBench.cjs'),
      join(ROOT, file),
      nameOf(file),
    ],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'production', NODE_NO_WARNINGS: '1' },
    },
  );
  return status !== 0;
});
for (const file of failed) {
  console.error(`failed: ${file}`);
}
process.exit(failed.length > 0 ? 1 : 0);
