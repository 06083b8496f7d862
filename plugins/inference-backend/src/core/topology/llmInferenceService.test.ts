// SPDX-License-Identifier: Apache-2.0
import { PoolQuery } from '../entities/parseAnnotations';
import { PoolDirectory } from '../entities/PoolDirectory';
import { ClusterObjects, LlmInferenceService } from '../objects/ClusterObjects';
import { objectNamed } from '../testing/objectNamed';
import {
  metaOf,
  sampleObjects,
  sampleSnapshot,
} from '../testing/sampleObjects';
import { deriveTopology } from './deriveTopology';
import { knownNames, servedModels } from './servedModels';

const service = (pool: string | undefined): LlmInferenceService => ({
  meta: metaOf(
    'serving.kserve.io/v1alpha2',
    'LLMInferenceService',
    'support',
    'helper-service',
    { labels: { 'backstage.io/kubernetes-id': 'helper-entity' } },
  ),
  model: 'acme/declared-3b',
  adapters: ['tickets'],
  pool,
  conditions: [],
});

function topologyWith(
  pool: string | undefined,
  edit: (objects: ClusterObjects) => void = () => {},
) {
  const objects = sampleObjects();
  objects.llmInferenceServices = [service(pool)];
  edit(objects);
  const { pools, poolsByKey } = deriveTopology(sampleSnapshot(objects));
  const helper = poolsByKey.get('support/helper');
  if (!helper) {
    throw new Error('The sample has no pool support/helper');
  }
  return { pools, helper };
}

/** As before the first pod: neither pods nor workloads tell of a model. */
const withoutServers = (objects: ClusterObjects) => {
  objects.pods = [];
  objectNamed(objects.deployments, 'helper').containers[0].args = [];
};

const unread = () => undefined;

it('belongs to the pool that it names, and to no other', () => {
  const { pools } = topologyWith('helper');
  expect(
    pools.map(({ key, service: owner }) => [key, owner?.meta.name]),
  ).toEqual([
    ['chat/canary', undefined],
    ['chat/stable', undefined],
    ['support/helper', 'helper-service'],
  ]);
});

it.each([
  ['another pool', 'other'],
  ['none', undefined],
])('leaves the pool alone where it names %s', (_, pool) => {
  const { helper } = topologyWith(pool);
  expect(helper.service).toBeUndefined();
  expect([...knownNames(helper, unread)]).not.toContain('acme/declared-3b');
});

it('tells the model before there is a server', () => {
  const { helper } = topologyWith('helper', withoutServers);
  expect(servedModels(helper, unread)).toEqual(['acme/declared-3b']);
});

it('leaves it to the servers what is served', () => {
  const { helper } = topologyWith('helper');
  expect(servedModels(helper, unread)).toEqual(['acme/llm-7b']);
});

it('leads from a model, an adapter and a label to the pool', () => {
  const { pools } = topologyWith('helper');
  const directory = new PoolDirectory(pools, pool => knownNames(pool, unread));
  const from = { annotation: 'any', value: 'any' };
  const keysOf = (query: PoolQuery) =>
    directory.find(query).map(({ key }) => key);
  const keysOfModel = (model: string) =>
    keysOf({ ...from, by: 'model', model });
  expect(keysOfModel('acme/declared-3b')).toEqual(['support/helper']);
  expect(keysOfModel('tickets')).toEqual(['support/helper']);
  expect(
    keysOf({
      ...from,
      by: 'labels',
      requirements: [
        {
          key: 'backstage.io/kubernetes-id',
          operator: 'in',
          values: ['helper-entity'],
        },
      ],
    }),
  ).toEqual(['support/helper']);
});
