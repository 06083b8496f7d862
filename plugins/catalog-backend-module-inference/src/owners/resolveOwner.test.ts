// SPDX-License-Identifier: Apache-2.0
import { OwnerConfig } from '../config/ProviderConfig';
import { listCandidates, OwnedObject } from './listCandidates';
import { ownerOfRepository } from './ownerOfRepository';
import { joinOwnership, resolveOwner } from './resolveOwner';

const UNOWNED = 'group:default/unowned';
const KNOWN = new Set([
  'group:default/by-entity',
  'group:default/by-label',
  'group:default/by-namespace',
  'group:default/by-repository',
]);

const config = (order: OwnerConfig['order']): OwnerConfig => ({
  order,
  labels: ['team', 'inference-portal.io/owner'],
  namespaces: [
    { namespace: 'chat', cluster: 'us', owner: 'group:default/elsewhere' },
    { namespace: 'ch*', owner: 'group:default/by-namespace' },
  ],
  repositories: [
    { url: 'https://git.example/{owner}', owner: 'group:default/{owner}' },
  ],
  clusters: [],
  unowned: UNOWNED,
});

const object = (more: Partial<OwnedObject> = {}): OwnedObject => ({
  cluster: 'eu',
  namespace: 'chat',
  name: 'qwen',
  labels: { team: 'by-label' },
  annotations: {},
  repository: 'https://git.example/by-repository/models.git',
  entityOwners: [{ owner: 'group:default/by-entity', saidBy: 'component:x' }],
  ...more,
});

function ownerOf(more: Partial<OwnedObject>, order: OwnerConfig['order']) {
  return resolveOwner(
    listCandidates(object(more), config(order)),
    UNOWNED,
    ref => KNOWN.has(ref),
  );
}

it.each<[OwnerConfig['order'], string]>([
  [['entity', 'label', 'namespace', 'repository'], 'by-entity'],
  [['label', 'entity'], 'by-label'],
  [['namespace', 'label'], 'by-namespace'],
  [['repository', 'entity'], 'by-repository'],
])('looks in the order %s', (order, name) => {
  expect(ownerOf({}, order)).toEqual({
    owner: `group:default/${name}`,
    isUnowned: false,
    problems: [],
  });
});

it('passes over a label that names no group, and says so', () => {
  expect(
    ownerOf({ labels: { team: 'ghost' } }, ['label', 'namespace']),
  ).toEqual({
    owner: 'group:default/by-namespace',
    isUnowned: false,
    problems: [
      'By label team it is owned by group:default/ghost, whom the catalog does not have.',
    ],
  });
});

it('takes an annotation before the label of the same key', () => {
  const annotations = { team: 'group:default/by-entity' };
  expect(ownerOf({ annotations }, ['label']).owner).toBe(
    'group:default/by-entity',
  );
});

it.each([
  [{ labels: {} }, 'Nothing says who owns it.'],
  [
    { labels: { team: 'not:a:ref/at/all' } },
    'By label team it is owned by not:a:ref/at/all, whom the catalog does not have.',
  ],
])('is unowned where nobody is named: %j', (more, problem) => {
  expect(ownerOf(more, ['label'])).toEqual({
    owner: UNOWNED,
    isUnowned: true,
    problems: [problem],
  });
});

it.each([
  ['https://git.example/by-repository/models', 'group:default/by-repository'],
  ['https://git.example', undefined],
  ['https://git.example.evil/by-repository', undefined],
  ['https://git.example/Team/x.git', 'group:default/team'],
])('knows the owner of %s', (url, owner) => {
  expect(ownerOfRepository(url, config([]).repositories)).toBe(owner);
});

it('joins owners only where they are one', () => {
  const of = (owner: string) => ({ owner, isUnowned: false, problems: ['p'] });
  expect(joinOwnership([of('a'), of('a')], UNOWNED)).toEqual({
    owner: 'a',
    isUnowned: false,
    problems: [],
  });
  expect(joinOwnership([of('b'), of('a')], UNOWNED)).toEqual({
    owner: UNOWNED,
    isUnowned: true,
    problems: ['Its pools have different owners: a, b.'],
  });
});
