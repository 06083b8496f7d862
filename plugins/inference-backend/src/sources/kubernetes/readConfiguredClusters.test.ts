// SPDX-License-Identifier: Apache-2.0
import { readConfiguredClusters } from './readConfiguredClusters';

const KEY = 'kubernetes.clusterLocatorMethods[1].clusters';

const read = (...clusters: unknown[]) =>
  readConfiguredClusters({
    clusterLocatorMethods: [{ type: 'gke', projectId: 'p' }, { clusters }],
  });

it('reads entries that are well', () => {
  expect(
    read(
      {
        name: 'eu',
        title: 'Europe',
        url: 'https://eu:6443',
        authProvider: 'serviceAccount',
        serviceAccountToken: 's3cret',
      },
      {
        name: 'us',
        url: 'https://us:6443',
        authMetadata: { 'kubernetes.io/auth-provider': 'aws' },
      },
    ),
  ).toEqual([{ name: 'eu', title: 'Europe' }, { name: 'us' }]);
});

it.each<[string, unknown, string, string]>([
  [
    'no URL',
    { name: 'edge', authProvider: 'aks' },
    'edge',
    `${KEY}[0].url is missing: give it the URL of the cluster's API server, or remove the entry`,
  ],
  [
    'an empty URL',
    { name: 'edge', url: '', authProvider: 'aks' },
    'edge',
    `${KEY}[0].url is missing: give it the URL of the cluster's API server, or remove the entry`,
  ],
  [
    'a URL that is none',
    { name: 'edge', url: 'nonsense', authProvider: 'aks' },
    'edge',
    `${KEY}[0].url is not a URL: expected something like 'https://host:6443'`,
  ],
  [
    'no auth provider',
    { name: 'edge', url: 'https://edge' },
    'edge',
    `${KEY}[0].authProvider is missing: name one, such as serviceAccount`,
  ],
  [
    'no name',
    { url: 'https://edge', authProvider: 'aks' },
    `${KEY}[0]`,
    `${KEY}[0].name is missing: give the cluster a name`,
  ],
  [
    'no fields',
    'edge',
    `${KEY}[0]`,
    `${KEY}[0].name is missing: give the cluster a name`,
  ],
])('names the fault of an entry with %s', (_, entry, name, problem) => {
  expect(read(entry)).toEqual([{ name, problem }]);
});

it('names entries of one name', () => {
  const entry = { name: 'eu', url: 'https://eu', authProvider: 'aks' };
  expect(read(entry, entry)).toEqual([
    {
      name: 'eu',
      problem: `${KEY}[1].name is eu, as another entry's: give each cluster a name of its own`,
    },
  ]);
});

it.each([undefined, null, 'x', {}, { clusterLocatorMethods: 'x' }])(
  'finds nothing in %p',
  config => {
    expect(readConfiguredClusters(config)).toEqual([]);
  },
);
