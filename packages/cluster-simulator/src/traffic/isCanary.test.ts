// SPDX-License-Identifier: Apache-2.0
import { PODS } from '../cluster/resourceKeys';
import { canaryTargets, isCanary } from './isCanary';
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

it('takes what a rewrite of the pool names after its first target for canaries', () => {
  const rewrite = (name: string, of: string, ...models: string[]) => ({
    apiVersion: 'inference.networking.x-k8s.io/v1alpha2',
    kind: 'InferenceModelRewrite',
    metadata: { namespace: POOL.namespace, name },
    spec: {
      poolRef: { name: of },
      rules: [
        { targets: models.map(modelRewrite => ({ modelRewrite, weight: 1 })) },
      ],
    },
  });
  const { cluster } = createSampleCluster([
    ...pool('one'),
    ...pool('two'),
    rewrite('a', 'one', 'v1', 'v2', 'v1'),
    rewrite('b', 'one', 'alone'),
    rewrite('c', 'two', 'v1', 'v3'),
  ]);
  const of = (pod: string) =>
    cluster.store
      .list(PODS)
      .filter(({ metadata }) => metadata.name === pod)
      .flatMap(object => [
        ...canaryTargets(readPod(object, cluster.store), cluster.store),
      ]);
  expect(of('one-0')).toEqual(['v2']);
  expect(of('two-0')).toEqual(['v3']);
  expect(of('one-epp-0')).toEqual([]);
});
