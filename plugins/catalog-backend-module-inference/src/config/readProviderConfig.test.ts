// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { readProviderConfig } from './readProviderConfig';

const read = (inference?: object) =>
  readProviderConfig(
    mockServices.rootConfig({
      data: { catalog: { providers: { inference } } },
    }),
  );

it('has defaults for all of it', () => {
  expect(read()).toEqual({
    schedule: {
      frequency: { minutes: 1 },
      timeout: { minutes: 5 },
      initialDelay: { seconds: 15 },
    },
    namespace: 'default',
    lifecycle: 'production',
    system: undefined,
    include: [],
    exclude: [],
    forgetClusters: new Set(),
    owners: {
      order: ['entity', 'label', 'namespace', 'repository'],
      labels: ['inference-portal.io/owner'],
      namespaces: [],
      repositories: [],
      clusters: [],
      unowned: 'group:default/unowned',
    },
  });
});

it('reads owners as references', () => {
  const { owners } = read({
    owners: {
      order: ['repository'],
      namespaces: [{ namespace: 'chat-*', owner: 'Chat' }],
      repositories: [
        { url: 'https://git.example/{owner}', owner: 'group:teams/{owner}' },
      ],
      clusters: [{ cluster: '*', owner: 'user:default/petra' }],
      unowned: 'nobody',
    },
  });
  expect(owners).toMatchObject({
    order: ['repository'],
    namespaces: [{ namespace: 'chat-*', owner: 'group:default/chat' }],
    repositories: [
      { url: 'https://git.example/{owner}', owner: 'group:teams/{owner}' },
    ],
    clusters: [{ cluster: '*', owner: 'user:default/petra' }],
    unowned: 'group:default/nobody',
  });
});

it.each([
  [
    { owners: { order: ['label', 'guess'] } },
    'owners.order[1] is guess: name each of entity, label, namespace, repository once at most',
  ],
  [{ owners: { order: ['label', 'label'] } }, 'owners.order[1] is label'],
  [{ exclude: [{}] }, 'exclude[0] says nothing'],
  [
    { owners: { namespaces: [{ namespace: 'a', owner: 'a:' }] } },
    'owners.namespaces[0].owner is a:',
  ],
])('refuses %j', (config, message) => {
  expect(() => read(config)).toThrow(`catalog.providers.inference.${message}`);
});
