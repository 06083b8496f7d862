// SPDX-License-Identifier: Apache-2.0
import { readDirectClusters } from './readDirectClusters';

it('reads what a connection needs, and where it stands', () => {
  const { clusters, hasOtherLocators } = readDirectClusters({
    clusterLocatorMethods: [
      {
        type: 'config',
        clusters: [
          {
            name: 'eu',
            title: 'Europe',
            url: 'https://eu.example:6443',
            authProvider: 'serviceAccount',
            serviceAccountToken: 'secret',
            caData: 'Q0E=',
            dashboardUrl: 'https://dashboard.example',
          },
          {
            name: 'us',
            url: 'https://us.example',
            skipTLSVerify: true,
            caFile: '/etc/ca.crt',
            assumeRole: 'arn:aws:iam::1:role/portal',
            externalId: 'e7',
            authProvider: 'serviceAccount',
            authMetadata: {
              'kubernetes.io/auth-provider': 'aws',
              'kubernetes.io/x-k8s-aws-id': 'us-1',
            },
          },
        ],
      },
    ],
  });
  expect([...clusters.values()]).toEqual([
    {
      name: 'eu',
      title: 'Europe',
      url: 'https://eu.example:6443',
      skipTLSVerify: false,
      caData: 'Q0E=',
      caFile: undefined,
      authMetadata: {
        'kubernetes.io/auth-provider': 'serviceAccount',
        serviceAccountToken: 'secret',
      },
    },
    {
      name: 'us',
      title: undefined,
      url: 'https://us.example',
      skipTLSVerify: true,
      caData: undefined,
      caFile: '/etc/ca.crt',
      authMetadata: {
        'kubernetes.io/auth-provider': 'aws',
        'kubernetes.io/aws-assume-role': 'arn:aws:iam::1:role/portal',
        'kubernetes.io/aws-external-id': 'e7',
        'kubernetes.io/x-k8s-aws-id': 'us-1',
      },
    },
  ]);
  expect(hasOtherLocators).toBe(false);
});

it('leaves out what cannot be asked, and takes the first of a name', () => {
  const { clusters, hasOtherLocators } = readDirectClusters({
    clusterLocatorMethods: [
      { type: 'localKubectlProxy' },
      {
        type: 'config',
        clusters: [
          { name: 'no-url' },
          { name: 'odd-url', url: 'not a url' },
          { url: 'https://no-name.example' },
          7,
          { name: 'eu', url: 'https://first.example' },
          { name: 'eu', url: 'https://second.example' },
        ],
      },
    ],
  });
  expect([...clusters].map(([name, { url }]) => [name, url])).toEqual([
    ['eu', 'https://first.example'],
  ]);
  expect(hasOtherLocators).toBe(true);
});

it.each([undefined, null, 7, {}, { clusterLocatorMethods: 'nonsense' }])(
  'finds nothing in %j',
  kubernetes => {
    expect(readDirectClusters(kubernetes).clusters.size).toBe(0);
  },
);
