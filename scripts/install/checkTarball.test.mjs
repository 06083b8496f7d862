// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTarball } from './checkTarball.mjs';

const MANIFEST = {
  name: '@inference-portal/one',
  version: '0.1.0',
  license: 'Apache-2.0',
  description: 'One',
  main: 'dist/index.cjs.js',
  types: 'dist/index.d.ts',
  exports: {
    '.': { import: './dist/index.cjs.js', types: './dist/index.d.ts' },
    './package.json': './package.json',
  },
  configSchema: 'config.schema.json',
  backstage: {
    role: 'backend-plugin',
    pluginId: 'one',
    pluginPackages: ['@inference-portal/one'],
  },
  dependencies: { knex: '^3.0.0' },
};

const tarball = (more = {}, manifest = {}) =>
  new Map(
    Object.entries({
      'package.json': JSON.stringify({ ...MANIFEST, ...manifest }),
      'README.md': '# One',
      'config.schema.json': '{}',
      'dist/index.cjs.js': '',
      'dist/index.cjs.js.map': JSON.stringify({
        sources: ['../src/index.ts'],
        sourcesContent: ['export {}'],
      }),
      'dist/index.d.ts': '',
      ...more,
    }).filter(([, text]) => text !== undefined),
  );

test('finds nothing in a package as it should be', () => {
  assert.deepEqual(checkTarball(tarball()), []);
});

const CASES = [
  [{ 'dist/a.test.cjs.js': '' }, {}, 'dist/a.test.cjs.js is a test'],
  [
    { 'dist/__testUtils__/a.cjs.js': '' },
    {},
    'dist/__testUtils__/a.cjs.js is a test',
  ],
  [{ 'src/index.ts': '' }, {}, 'src/index.ts is a source'],
  [{ 'dist/.DS_Store': '' }, {}, 'dist/.DS_Store is a leftover'],
  [
    { 'dist/index.d.ts': undefined },
    {},
    "package.json names dist/index.d.ts, which isn't there",
  ],
  [
    { 'config.schema.json': undefined },
    {},
    "package.json names config.schema.json, which isn't there",
  ],
  [{ 'README.md': undefined }, {}, 'README.md is missing'],
  [
    { 'dist/index.cjs.js.map': JSON.stringify({ sources: ['../src/a.ts'] }) },
    {},
    "dist/index.cjs.js.map points at sources that aren't there",
  ],
  [
    {},
    { dependencies: { two: 'workspace:^' } },
    'two is wanted as workspace:^',
  ],
  [{}, { description: '' }, 'package.json has no description'],
  [
    {},
    { backstage: { role: 'node-library', pluginPackages: ['one'] } },
    'backstage.pluginId is missing',
  ],
  [
    {},
    { backstage: { role: 'backend-plugin-module', pluginId: 'one' } },
    'backstage names no package of its plugin',
  ],
  [
    {},
    {
      backstage: {
        role: 'frontend-plugin',
        pluginId: 'one',
        pluginPackages: ['one'],
      },
      peerDependencies: { react: '^18.0.0', 'react-dom': '^18.0.0' },
    },
    'react-router-dom is no peer',
  ],
  [
    {},
    {
      backstage: {
        role: 'frontend-plugin',
        pluginId: 'one',
        pluginPackages: ['one'],
      },
      dependencies: { react: '^18.0.0' },
      peerDependencies: {
        react: '^18.0.0',
        'react-dom': '^18.0.0',
        'react-router-dom': '^6.0.0',
      },
    },
    'react is brought along',
  ],
];

for (const [files, manifest, problem] of CASES) {
  test(problem, () => {
    assert.deepEqual(checkTarball(tarball(files, manifest)), [problem]);
  });
}
