// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BACKSTAGE_CLI, ROOT } from '../portal/paths.mjs';

/**
 * Builds and packs what is published, as `yarn npm publish` would.
 *
 * @param {string} directory - where the tarballs go
 * @returns {{ name: string, manifest: object, tarball: string, files: Map<string, string> }[]}
 */
export function packPackages(directory) {
  mkdirSync(directory, { recursive: true });
  const manifests = readdirSync(join(ROOT, 'plugins'))
    .map(folder => join(ROOT, 'plugins', folder))
    .map(folder => ({ folder, manifest: readManifest(folder) }))
    .filter(({ manifest }) => !manifest.private);
  run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc')], ROOT);
  run(process.execPath, [BACKSTAGE_CLI, 'repo', 'build'], ROOT);
  return manifests.map(({ folder, manifest }) => {
    const tarball = join(directory, `${folder.split('/').pop()}.tgz`);
    run('yarn', ['pack', '--out', tarball], folder);
    return {
      name: manifest.name,
      manifest,
      tarball,
      files: unpack(tarball, join(directory, folder.split('/').pop())),
    };
  });
}

function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function unpack(tarball, directory) {
  mkdirSync(directory);
  execFileSync('tar', ['xzf', tarball, '-C', directory]);
  const root = join(directory, 'package');
  return new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => [path.slice(root.length + 1), readFileSync(path, 'utf8')]),
  );
}

function run(command, args, cwd) {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
}
