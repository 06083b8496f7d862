// SPDX-License-Identifier: Apache-2.0
// `yarn check [step ...]`: everything that needs no browser and no database.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkDocs } from './check/checkDocs.mjs';
import { compareConfigReference } from './check/configReference.mjs';
import { checkLicenceLines } from './check/checkLicenceLines.mjs';
import { BACKSTAGE_CLI, ROOT } from './portal/paths.mjs';

const bin =
  (packagePath, ...args) =>
  () =>
    run([join(ROOT, 'node_modules', packagePath), ...args]);

const STEPS = {
  types: bin('typescript/bin/tsc', '--pretty', 'false'),
  lint: () => run([BACKSTAGE_CLI, 'repo', 'lint', '--max-warnings', '0']),
  prettier: bin('prettier/bin-prettier.js', '--check', '.'),
  scripts: () => run(['--test', 'scripts/**/*.test.mjs']),
  'api-reports': bin(
    '@backstage/repo-tools/bin/backstage-repo-tools',
    'api-reports',
    '--ci',
    ...[
      '-o',
      'ae-wrong-input-file-type,ae-undocumented',
      '--validate-release-tags',
    ],
    ...['--include', 'plugins/*'],
  ),
  config: () => run([BACKSTAGE_CLI, 'config:check', '--lax']),
  licence: async () => checkLicenceLines(ROOT),
  docs: async () => [
    ...checkDocs(ROOT),
    ...(await compareConfigReference(ROOT)),
  ],
  tests: () => run([join(ROOT, 'scripts/test.mjs')]),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter(name => !(name in STEPS));
if (unknown.length > 0) {
  console.error(
    `No such step: ${unknown.join(', ')}. There are ${Object.keys(STEPS).join(
      ', ',
    )}.`,
  );
  process.exit(1);
}

let failed = 0;
const steps = Object.entries(STEPS).filter(
  ([name]) => wanted.length === 0 || wanted.includes(name),
);
for (const [name, step] of steps) {
  const since = Date.now();
  const problems = await step();
  const time = `${((Date.now() - since) / 1000).toFixed(1)} s`;
  console.log(
    `${problems.length ? 'failed' : 'ok    '}  ${name.padEnd(12)} ${time}`,
  );
  if (problems.length > 0) {
    failed += 1;
    console.log(problems.join('\n'));
  }
}
console.log(`${steps.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

/** What a Node program printed, where it failed. */
function run(args) {
  return new Promise(resolve => {
    const output = [];
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, CI: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', chunk => output.push(chunk));
    child.stderr.on('data', chunk => output.push(chunk));
    child.on('close', code =>
      resolve(
        code === 0
          ? []
          : [Buffer.concat(output).toString(), `exit code ${code}`],
      ),
    );
  });
}
