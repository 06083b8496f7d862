#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// `yarn test:real`: real endpoint pickers and model servers, built by Go from
// their modules, run against the simulated API server; what the backend collects
// of them is compared with their pages. What can't be had is left out, and said.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { BACKSTAGE_CLI, ROOT } from './portal/paths.mjs';

/** Built programs stay here, and Go's own caches where there is no home for them. */
const CACHE = join(ROOT, 'node_modules/.cache/real');
const BUILD_MS = 15 * 60_000;

const PARTS = [
  {
    variable: 'INFERENCE_REAL_LLM_D_ROUTER',
    module: 'github.com/llm-d/llm-d-router',
    version: 'v0.10.0',
    folder: 'cmd/epp',
  },
  {
    variable: 'INFERENCE_REAL_SERVER',
    module: 'github.com/llm-d/llm-d-inference-sim',
    version: 'v0.9.2',
    folder: 'cmd/llm-d-inference-sim',
  },
  {
    variable: 'INFERENCE_REAL_GIE_PICKER',
    module: 'sigs.k8s.io/gateway-api-inference-extension',
    version: 'v1.5.0',
    folder: 'cmd/epp',
  },
];

if (process.platform !== 'linux') {
  leaveAllOut('pods have addresses of their own on Linux only');
}
if (spawnSync('go', ['version']).status !== 0) {
  leaveAllOut('there is no Go on this machine');
}

const goEnv = {
  ...process.env,
  ...(!process.env.HOME && {
    GOPATH: process.env.GOPATH ?? join(CACHE, 'go'),
    GOCACHE: process.env.GOCACHE ?? join(CACHE, 'go-build'),
  }),
};
const scratch = mkdtempSync(join(tmpdir(), 'test-real-'));
let status = 1;
try {
  const built = PARTS.flatMap(part => {
    const binary = provide(part);
    return binary ? [[part.variable, binary]] : [];
  });
  if (built.every(([variable]) => variable === 'INFERENCE_REAL_SERVER')) {
    leaveAllOut('no endpoint picker could be built');
  }
  status = runTests(Object.fromEntries(built));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exit(status);

function leaveAllOut(why) {
  console.log(`Left out: ${why}`);
  process.exit(0);
}

/** Path of the program, or undefined where it can't be had. */
function provide({ module, version, folder }) {
  const name = `${basename(module)}-${basename(folder)}-${version}`;
  const binary = join(CACHE, 'bin', name);
  if (existsSync(binary)) {
    return binary;
  }
  const since = Date.now();
  const problem = build(`${module}/${folder}`, { module, version, binary });
  if (problem) {
    console.log(`Left out: ${module}@${version} can't be built: ${problem}`);
    return undefined;
  }
  const seconds = Math.round((Date.now() - since) / 1000);
  console.log(`Built ${module}@${version} in ${seconds} s`);
  return binary;
}

/** Undefined where the program is there, else why it isn't. */
function build(path, { module, version, binary }) {
  const bin = join(scratch, 'bin');
  const installed = go(['install', `${path}@${version}`], { GOBIN: bin });
  const output = join(bin, basename(path));
  if (installed) {
    // `install` asks for all versions, which some proxies don't list.
    const own = join(scratch, basename(binary));
    mkdirSync(own);
    writeFileSync(
      join(own, 'go.mod'),
      `module real\n\ngo 1.24\n\nrequire ${module} ${version}\n`,
    );
    if (go(['build', '-mod=mod', '-o', output, path], {}, own)) {
      return installed;
    }
  }
  mkdirSync(join(CACHE, 'bin'), { recursive: true });
  copyFileSync(output, `${binary}.part`);
  renameSync(`${binary}.part`, binary);
  return undefined;
}

/** Undefined where it went well, else what went wrong. */
function go(args, env, cwd = scratch) {
  const { status: code, stderr } = spawnSync('go', args, {
    cwd,
    env: { ...goEnv, ...env },
    encoding: 'utf8',
    timeout: BUILD_MS,
  });
  return code === 0
    ? undefined
    : stderr.trim().split('\n').slice(-2).join(' ').trim() ||
        'it took too long';
}

function runTests(binaries) {
  const results = join(scratch, 'results.json');
  const { status: code } = spawnSync(
    process.execPath,
    [
      BACKSTAGE_CLI,
      ...['package', 'test', '--json', '--outputFile', results],
      'src/sources/scrape/realParts.test.ts',
    ],
    {
      cwd: join(ROOT, 'plugins/inference-backend'),
      stdio: ['ignore', 'ignore', 'inherit'],
      // Without CI, jest stays and watches.
      env: { ...process.env, CI: '1', NODE_ENV: 'test', ...binaries },
    },
  );
  const { passed, failed } = readCounts(results);
  console.log(`${passed} passed, ${failed} failed`);
  return code ?? 1;
}

function readCounts(file) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
