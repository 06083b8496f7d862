// SPDX-License-Identifier: Apache-2.0
import { ClusterObjects } from '../objects/ClusterObjects';
import { makeUnready } from '../testing/edits';
import { sampleObjects, sampleSnapshot } from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';
import { rolledRules } from './rolledRules';

function rulesOf(edit: (objects: ClusterObjects) => void) {
  const objects = sampleObjects();
  edit(objects);
  return rolledRules(deriveTopology(sampleSnapshot(objects))).map(
    ({ rule }) => rule,
  );
}

const makePodsUnready = (objects: ClusterObjects, ...names: string[]) =>
  objects.pods
    .filter(({ meta }) => names.includes(meta.name))
    .forEach(pod => makeUnready(pod));

it('finds the rule with two pools, the older one first', () => {
  const rules = rulesOf(({ inferencePools }) => {
    inferencePools[0].meta.createdAt = '2026-11-19T08:00:00.000Z';
  });
  expect(rules).toEqual([
    expect.objectContaining({
      pools: ['chat/canary', 'chat/stable'],
      shares: { 'chat/stable': 0.9, 'chat/canary': 0.1 },
    }),
  ]);
  expect(rules[0]).not.toHaveProperty('unready');
});

it.each<[string, (objects: ClusterObjects) => void, string[] | undefined]>([
  [
    'a pool that gets requests and has none',
    objects => makePodsUnready(objects, 'canary-0'),
    ['chat/canary'],
  ],
  [
    'a pool whose picker is not ready',
    objects => makePodsUnready(objects, 'canary-epp-0'),
    ['chat/canary'],
  ],
  [
    'none that has one of two',
    objects => makePodsUnready(objects, 'stable-1'),
    undefined,
  ],
  [
    'none that gets no requests',
    objects => {
      makePodsUnready(objects, 'canary-0');
      objects.httpRoutes[0].rules[0].backendRefs[1].weight = 0;
    },
    undefined,
  ],
])('knows as not up %s', (_, edit, expected) => {
  expect(rulesOf(edit).map(({ unready }) => unready)).toEqual([expected]);
});
