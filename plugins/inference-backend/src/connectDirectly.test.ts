// SPDX-License-Identifier: Apache-2.0
/* With connect: direct the portal needs no Kubernetes backend beside it. */
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { startSimulator } from '@inference-portal/cluster-simulator';
import { Portal } from './__testUtils__/startPortal';
import { inferencePlugin } from './plugin';

jest.setTimeout(90_000);

it('reads clusters by connections of its own', async () => {
  const simulator = await startSimulator({ basePort: 0, seed: 'direct' });
  const clusters = simulator.clusters.map(({ name, url }) => ({
    name,
    url: url.replace('http:', 'https:'),
    skipTLSVerify: true,
    authProvider: name === 'prod-us' ? 'oidc' : 'serviceAccount',
    serviceAccountToken: 'demo-portal-reader',
  }));
  const backend = await startTestBackend({
    features: [
      inferencePlugin,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.rootConfig.factory({
        data: {
          kubernetes: { clusterLocatorMethods: [{ type: 'config', clusters }] },
          inference: { connect: 'direct' },
        },
      }),
    ],
  });
  try {
    const portal = new Portal(backend);
    const { items } = await portal.until<{
      items: Array<{ name: string; state: string; reason?: string }>;
    }>(
      '/clusters',
      body =>
        body.items?.length === 3 &&
        body.items[0].state === 'connected' &&
        body.items.every(({ state }) => state !== 'connecting'),
      60_000,
    );
    expect(items.map(({ name, state }) => [name, state])).toEqual([
      ['prod-eu', 'connected'],
      ['prod-us', 'unauthorized'],
      ['edge', 'unreachable'],
    ]);
    expect(items[1].reason).toMatch(
      /^authProvider oidc does not work with connect: direct, .* use connect: proxy for this cluster\.$/,
    );
    expect(JSON.stringify(items)).not.toContain('demo-portal-reader');
  } finally {
    await backend.stop();
    await simulator.stop();
  }
});
