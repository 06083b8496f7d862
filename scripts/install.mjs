#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// `yarn test:install`: builds and packs what is published, looks into the
// tarballs, and installs them into freshly created portals of both frontend
// systems as the documentation says; their types must hold.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkTarball } from './install/checkTarball.mjs';
import { createPortal } from './install/createPortal.mjs';
import { packPackages } from './install/packPackages.mjs';
import { readEdits } from './install/readEdits.mjs';
import { ROOT } from './portal/paths.mjs';

/** What they say to write is written, in this order. */
const PAGES = ['docs/install.md', 'docs/search.md'];

const START_THREAD = join(ROOT, 'scripts/install/startThread.cjs');

const directory = mkdtempSync(join(tmpdir(), 'inference-portal-install-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));

let passed = 0;
let failed = 0;
function tell(what, since, problems) {
  const time = `${((Date.now() - since) / 1000).toFixed(1)} s`;
  console.log(`${problems.length ? 'failed' : 'ok    '}  ${what}  (${time})`);
  problems.forEach(problem => console.log(`        ${problem}`));
  if (problems.length > 0) {
    failed += 1;
  } else {
    passed += 1;
  }
}

/** What the command printed, where it failed. */
function problemsOf(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    env: {
      ...process.env,
      CI: '',
      YARN_IGNORE_PATH: '1',
      YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
      YARN_ENABLE_SCRIPTS: 'false',
      YARN_ENABLE_TELEMETRY: 'false',
    },
  });
  return status === 0 ? [] : `${stdout}${stderr}`.trim().split('\n').slice(-40);
}

const since = Date.now();
const packages = packPackages(join(directory, 'tarballs'));
for (const { name, tarball, files } of packages) {
  const size = `${Math.round(readFileSync(tarball).length / 1024)} KiB`;
  tell(
    `${name} packs, ${files.size} files, ${size}`,
    since,
    checkTarball(files),
  );
}

const edits = PAGES.flatMap(page =>
  readEdits(readFileSync(join(ROOT, page), 'utf8')),
);
for (const system of ['new', 'legacy']) {
  const portal = join(directory, system);
  const began = Date.now();
  createPortal({ directory: portal, system, packages, edits });
  tell(
    `a created portal of the ${system} frontend system installs them`,
    began,
    problemsOf('yarn', ['install'], portal),
  );
  const installed = Date.now();
  tell(
    'and its types hold',
    installed,
    problemsOf('yarn', ['tsc', '--pretty', 'false'], portal),
  );
  const typed = Date.now();
  tell(
    'and the thread that reads metrics pages starts from what is installed',
    typed,
    problemsOf(process.execPath, [START_THREAD, portal], portal),
  );
  rmSync(portal, { recursive: true });
}

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
