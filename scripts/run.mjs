#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Runs one of this repository's yarn scripts on a machine that has only
// Node >= 20 and npm: `node scripts/run.mjs <script> [args...]`.
// Uses npx for what is missing (Node 24, Yarn 4), and installs the workspace
// when node_modules is older than yarn.lock.
import { spawn } from 'node:child_process';
import { statSync, utimesSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE = '24.21.0';
const YARN = '4.18.1';
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [script, ...args] = process.argv.slice(2);

const mtime = file => {
  try {
    return statSync(resolve(root, file)).mtimeMs;
  } catch {
    return 0;
  }
};
const run = (cmd, argv) =>
  new Promise(done => {
    const child = spawn(cmd, argv, { cwd: root, stdio: 'inherit', env });
    // Ctrl-C reaches the child from the terminal; this process must outlive it.
    const handlers = {
      SIGINT: () => {},
      SIGTERM: () => child.kill('SIGTERM'),
      SIGHUP: () => child.kill('SIGHUP'),
    };
    Object.entries(handlers).forEach(([name, f]) => process.on(name, f));
    child.on('error', error => {
      console.error(`${cmd}: ${error.message}`);
      process.exit(1);
    });
    child.on('exit', code => {
      Object.entries(handlers).forEach(([name, f]) => process.off(name, f));
      if (code !== 0) process.exit(code ?? 1);
      done();
    });
  });

const major = Number(process.versions.node.split('.')[0]);
const env = { ...process.env };
delete env.npm_config_nodedir; // points at the headers of another Node
const packages = [`@yarnpkg/cli-dist@${YARN}`];
if (major !== 22 && major !== 24) packages.unshift(`node@${NODE}`);
const npx = ['--yes', ...packages.flatMap(p => ['--package', p])];
const yarn = (...a) => run('npx', [...npx, '--', 'yarn', ...a]);

const installed = 'node_modules/.yarn-state.yml';
if (mtime(installed) < mtime('yarn.lock')) {
  await yarn('install', '--immutable');
  // Yarn leaves the file as it is where nothing was missing.
  utimesSync(resolve(root, installed), new Date(), new Date());
}
await yarn(script, ...args);
