// SPDX-License-Identifier: Apache-2.0
import {
  DefaultNamespaceEntityPolicy,
  FieldFormatEntityPolicy,
} from '@backstage/catalog-model';
import {
  nameOfCluster,
  nameOfGateway,
  nameOfModel,
  nameOfObject,
} from './entityNames';

const object = (cluster: string, namespace: string, name: string) =>
  nameOfObject({ cluster, namespace, name });

it.each([
  [object('prod-eu', 'chat', 'qwen-chat'), 'prod-eu.chat.qwen-chat'],
  // Dots are fine in the name of an object, which comes last.
  [object('a', 'b', 'c.d'), 'a.b.c.d'],
  [nameOfCluster('prod-eu'), 'prod-eu'],
  [nameOfModel('Qwen/Qwen2.5-1.5B-Instruct'), 'qwen_qwen2.5-1.5b-instruct'],
  [nameOfModel('llama3'), 'llama3'],
  [nameOfModel('meta/Llama'), nameOfModel('META/llama')],
])('%s', (name, expected) => {
  expect(name).toBe(expected);
});

const ODD = [
  object('a.b', 'c', 'd'),
  object('a', 'b', 'c.d'),
  object('Prod', 'chat', 'qwen'),
  object('prod', 'chat', 'qwen'),
  object('prod', 'chat', 'q'.repeat(253)),
  object('prod', 'chat', `${'q'.repeat(252)}r`),
  object('arn:aws:eks:eu-central-1:1234:cluster/prod', 'chat', 'qwen'),
  object('arn:aws:eks:eu-central-1:1234/cluster:prod', 'chat', 'qwen'),
  object('x'.repeat(63), 'chat', 'qwen'),
  object('モデル', 'chat', 'qwen'),
  nameOfGateway({ cluster: 'prod', namespace: 'chat', name: 'qwen' }),
  nameOfGateway({ cluster: 'a.b', namespace: 'c', name: 'd' }),
  nameOfGateway({ cluster: 'prod', namespace: 'chat', name: 'q'.repeat(48) }),
  nameOfCluster('prod.eu'),
  nameOfCluster('PROD'),
  nameOfCluster('モデル'),
  nameOfModel('/models/llama'),
  nameOfModel('models/llama'),
  nameOfModel('models_llama'),
  nameOfModel('a/b/c'),
  nameOfModel('a/b_c'),
  nameOfModel('模型'),
  nameOfModel('模型二'),
  nameOfModel('m'.repeat(64)),
  nameOfModel(''),
];

it('gives every object another name', () => {
  expect(new Set(ODD.map(name => name.toLowerCase())).size).toBe(ODD.length);
});

it.each(ODD)('%s is a name that the catalog takes', async name => {
  const entity = { apiVersion: 'a/v1', kind: 'Resource', metadata: { name } };
  const checked = await new FieldFormatEntityPolicy().enforce(
    await new DefaultNamespaceEntityPolicy().enforce(entity),
  );
  expect(checked?.metadata.name).toBe(name);
});
