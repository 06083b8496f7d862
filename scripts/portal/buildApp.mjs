// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { BACKSTAGE_CLI, ROOT } from './paths.mjs';

const NOT_SOURCE = new Set([
  'node_modules',
  'dist',
  'coverage',
  'e2e',
  'dev',
  'bench',
]);
const TEST = /\.(test|spec)\.[cm]?[jt]sx?$/;

/**
 * Builds an app unless what it is made of is what the last build was made of.
 *
 * @param run starts a program and resolves when it succeeded
 * @param name the app's package, which is its folder's name too
 * @returns whether it was built
 */
export async function buildApp(run, name = 'app') {
  const folder = join(ROOT, 'packages', name);
  const stamp = join(ROOT, '.cache', `${name}-build`);
  const hash = hashSources(name);
  if (
    existsSync(join(folder, 'dist/index.html')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === hash
  ) {
    return false;
  }
  rmSync(stamp, { force: true });
  await run(`${name} build`, {
    args: [BACKSTAGE_CLI, 'package', 'build'],
    cwd: folder,
    env: { NODE_ENV: 'production' },
  });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

/** Of the app, of the workspace packages it is made of, and of the lockfile. */
function hashSources(name) {
  const hash = createHash('sha256').update(process.version);
  for (const file of ['yarn.lock', 'package.json', ...sourcesOf(name)]) {
    hash.update(`\0${file}\0`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

function sourcesOf(appName) {
  const workspace = readWorkspace();
  const wanted = new Set([appName]);
  for (const name of wanted) {
    for (const dependency of workspace.get(name).dependencies) {
      if (workspace.has(dependency)) {
        wanted.add(dependency);
      }
    }
  }
  return [...wanted]
    .flatMap(name => filesBelow(workspace.get(name).folder))
    .sort();
}

function readWorkspace() {
  const packages = new Map();
  for (const group of ['packages', 'plugins']) {
    for (const entry of readdirSync(join(ROOT, group))) {
      const folder = `${group}/${entry}`;
      const manifest = join(ROOT, folder, 'package.json');
      if (existsSync(manifest)) {
        const { name, dependencies = {} } = JSON.parse(
          readFileSync(manifest, 'utf8'),
        );
        packages.set(name, { folder, dependencies: Object.keys(dependencies) });
      }
    }
  }
  return packages;
}

function filesBelow(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap(
    entry => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        return NOT_SOURCE.has(entry.name) ? [] : filesBelow(path);
      }
      return TEST.test(entry.name) ? [] : [path];
    },
  );
}
