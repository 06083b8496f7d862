// SPDX-License-Identifier: Apache-2.0
// `yarn test:postgres`: what is kept, and what backends share, on a real
// PostgreSQL in a folder of its own; leaves nothing running.
import { execFileSync, spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BACKSTAGE_CLI, ROOT } from './portal/paths.mjs';
import { findFreePort } from './portal/ports.mjs';

/** Where Debian puts it, one folder for each version. */
const DEBIAN = '/usr/lib/postgresql';
const TESTS = [
  'src/history/createHistory.test.ts',
  'src/notify/notificationsBackend.test.ts',
  'src/replicas/twoBackends.test.ts',
];

const bin = findPostgres();
if (!bin) {
  console.log('PostgreSQL is not installed: its tests were left out');
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'inference-postgres-'));
const port = await findFreePort();
const data = join(folder, 'data');
let status = 1;
try {
  giveToPostgres(folder);
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync');
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  run(
    'pg_ctl',
    '-D',
    data,
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    options,
    'start',
  );
  status = await runTests(`postgres://postgres@127.0.0.1:${port}`);
} finally {
  if (existsSync(join(data, 'postmaster.pid'))) {
    run('pg_ctl', '-D', data, '-w', '-m', 'immediate', 'stop');
  }
  rmSync(folder, { recursive: true, force: true });
}
process.exit(status);

function findPostgres() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  return versions
    .sort((a, b) => Number(b) - Number(a))
    .map(version => join(DEBIAN, version, 'bin'))
    .find(folder => existsSync(join(folder, 'initdb')));
}

/** PostgreSQL refuses to run as root. */
function isRoot() {
  return process.getuid?.() === 0;
}

function giveToPostgres(path) {
  if (isRoot()) {
    const id = flag =>
      Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    chownSync(path, id('-u'), id('-g'));
  }
}

function run(program, ...args) {
  const command = [join(bin, program), ...args];
  const [file, ...rest] = isRoot()
    ? ['runuser', '-u', 'postgres', '--', ...command]
    : command;
  execFileSync(file, rest, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Ends with a line that says how many passed and failed. */
async function runTests(url) {
  const child = spawn(
    process.execPath,
    [BACKSTAGE_CLI, 'package', 'test', '--runInBand', ...TESTS],
    {
      cwd: join(ROOT, 'plugins/inference-backend'),
      stdio: ['ignore', 'inherit', 'pipe'],
      env: {
        ...process.env,
        CI: '1',
        NODE_ENV: 'test',
        BACKSTAGE_TEST_DATABASE_POSTGRES14_CONNECTION_STRING: url,
        INFERENCE_TEST_POSTGRES: url,
      },
    },
  );
  let summary = '';
  // Jest reports to stderr.
  child.stderr.on('data', chunk => {
    process.stderr.write(chunk);
    summary += chunk;
  });
  const code = await new Promise(resolve => child.once('close', resolve));
  const line = summary
    .replace(/\x1b\[[0-9;]*m/g, '')
    .split('\n')
    .findLast(text => text.startsWith('Tests: '));
  const count = word => Number(line?.match(`([0-9]+) ${word}`)?.[1] ?? 0);
  const failed = count('failed') || (code === 0 ? 0 : 1);
  console.log(`${count('passed')} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
