// SPDX-License-Identifier: Apache-2.0
import { PODS } from '../cluster/resourceKeys';
import { isCanary } from './isCanary';
import { readPod } from './objects/readPod';
import {
  createSampleCluster,
  samplePool,
  sampleRoute,
} from './samples/createSampleCluster';
import { POOL, ROUTE } from './samples/sampleWorld';

const pool = (name: string) => samplePool({ ...POOL, name, endpoints: 1 });
const routeTo = (...names: string[]) =>
  sampleRoute({
    ...ROUTE,
    rules: [{ backends: names.map(name => ({ name, weight: 0 })) }],
  });

it.each([
  [
    'the younger pool, named first',
    [['old'], ['new']],
    ['new', 'old'],
    ['new'],
  ],
  ['the later one of two of the same age', [['b', 'a']], ['b', 'a'], ['a']],
  ['none where a pool is alone', [['old'], ['new']], ['new'], []],
  ['none beside what is not there', [['old']], ['missing', 'old'], []],
])('is %s', (_, made, backends, expected) => {
  const { cluster, clock } = createSampleCluster([routeTo(...backends)]);
  for (const names of made) {
    clock.advance(5_000);
    for (const object of names.flatMap(pool)) cluster.store.apply(object);
  }
  const canaries = cluster.store
    .list(PODS)
    .map(object => readPod(object, cluster.store))
    .filter(each => isCanary(each, cluster.store))
    .map(({ name }) => name);
  expect(canaries).toEqual(expected.map(name => `${name}-0`));
});
