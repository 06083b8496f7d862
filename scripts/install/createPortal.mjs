// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../portal/paths.mjs';
import { applyEdit } from './applyEdit.mjs';

const CREATE_APP = join(
  ROOT,
  'node_modules/@backstage/create-app/bin/backstage-create-app',
);
const FRONTEND = ['frontend-plugin', 'frontend-plugin-module', 'web-library'];

/**
 * A portal as Backstage's own tool creates it, with the packages from their
 * tarballs and with what the documentation says to write.
 *
 * @param {object} options
 * @param {string} options.directory - that is made
 * @param {'new' | 'legacy'} options.system - of the frontend
 * @param {{ name: string, manifest: object, tarball: string }[]} options.packages
 * @param {{ file: string, system?: string, diff: string }[]} options.edits
 */
export function createPortal({ directory, system, packages, edits }) {
  mkdirSync(directory, { recursive: true });
  execFileSync(
    process.execPath,
    [
      CREATE_APP,
      ...(system === 'legacy' ? ['--legacy'] : []),
      ...['--skip-install', '--path', directory],
    ],
    {
      cwd: directory,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, BACKSTAGE_APP_NAME: 'portal' },
    },
  );

  const files = packages.map(({ name, tarball }) => [name, `file:${tarball}`]);
  // Releases are only partly in some registries: the same versions as here.
  cpSync(join(ROOT, 'yarn.lock'), join(directory, 'yarn.lock'));
  const { resolutions } = readJson(join(ROOT, 'package.json'));
  editJson(join(directory, 'package.json'), manifest => ({
    ...manifest,
    packageManager: undefined,
    resolutions: { ...resolutions, ...Object.fromEntries(files) },
  }));
  for (const workspace of ['app', 'backend']) {
    const used = packages.filter(
      ({ manifest: { backstage } }) =>
        FRONTEND.includes(backstage.role) === (workspace === 'app'),
    );
    editJson(join(directory, 'packages', workspace, 'package.json'), known => ({
      ...known,
      dependencies: {
        ...known.dependencies,
        ...Object.fromEntries(
          files.filter(([name]) => used.some(one => one.name === name)),
        ),
      },
    }));
    writeFileSync(
      join(directory, 'packages', workspace, 'src/published.ts'),
      importEverything(used),
    );
  }
  for (const edit of edits) {
    if (!edit.system || edit.system === system) {
      const path = join(directory, edit.file);
      writeFileSync(path, applyEdit(readFileSync(path, 'utf8'), edit.diff));
    }
  }
}

/** So that the types of every entry are looked at. */
function importEverything(packages) {
  const entries = packages.flatMap(({ name, manifest: { exports = {} } }) => [
    name,
    ...Object.keys(exports)
      .filter(entry => entry !== '.' && entry !== './package.json')
      .map(entry => `${name}/${entry.slice(2)}`),
  ]);
  return entries
    .map((entry, i) => `export * as entry${i} from '${entry}';\n`)
    .join('');
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function editJson(path, edit) {
  writeFileSync(path, `${JSON.stringify(edit(readJson(path)), null, 2)}\n`);
}
