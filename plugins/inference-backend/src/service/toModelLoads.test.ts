// SPDX-License-Identifier: Apache-2.0
import { Load } from '@inference-portal/backstage-plugin-inference-common';
import { sampleObjects, sampleSnapshot } from '../core/testing/sampleObjects';
import { deriveTopology } from '../core/topology/deriveTopology';
import { toModelLoads } from './toModelLoads';

const [node] = deriveTopology(sampleSnapshot(sampleObjects())).pools;

function load(requestRate: number): Load {
  return { at: '', source: 'endpoint picker', stale: false, requestRate };
}

function read(loads: Record<string, Load>) {
  return toModelLoads(node, 'eu', {
    models: (cluster, namespace, pool) =>
      cluster === 'eu' && `${namespace}/${pool}` === node.key
        ? new Map(Object.entries(loads))
        : new Map(),
    servedModels: () => ({
      models: ['base', 'base-2'],
      adapters: ['sql'],
      activeAdapters: [],
    }),
  });
}

it('tells models, adapters and what nobody serves apart', () => {
  expect(
    read({
      other: load(1),
      typo: load(2),
      sql: load(3),
      'base-2': load(4),
      base: load(5),
    }),
  ).toEqual([
    { model: 'base', kind: 'model', load: load(5) },
    { model: 'base-2', kind: 'model', load: load(4) },
    { model: 'sql', kind: 'adapter', load: load(3) },
    { model: 'other', kind: 'other', load: load(1) },
    { model: 'typo', kind: 'unknown', load: load(2) },
  ]);
});

it('is nothing where nobody counts by name', () => {
  expect(read({})).toEqual([]);
});

it('is bounded, as the names are clients’ text', () => {
  const names = Array.from({ length: 200 }, (_, index) => `typo-${index}`);
  const loads = read({
    ...Object.fromEntries(names.map(name => [name, load(0)])),
    'typo-77': load(9),
    base: load(5),
  });
  expect(loads).toHaveLength(65);
  expect(loads.slice(0, 2).map(({ model }) => model)).toEqual([
    'base',
    'typo-77',
  ]);
});
