// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { ClusterCredentials } from './ClusterCredentials';
import { FakeClock } from './testing/FakeClock';

function setUp(token: string) {
  const clock = new FakeClock();
  const cluster = {
    name: 'eu',
    url: 'https://eu.test',
    authMetadata: {
      'kubernetes.io/auth-provider': 'serviceAccount',
      serviceAccountToken: token,
    },
  };
  const credentials = new ClusterCredentials({
    config: mockServices.rootConfig(),
    logger: mockServices.logger.mock(),
    clock,
  });
  return {
    clock,
    ask: () => credentials.authorizationOf(cluster),
    rotateTo: (next: string) => {
      cluster.authMetadata.serviceAccountToken = next;
    },
  };
}

it('gives the requests of some seconds the same token, and then the new one', async () => {
  const { clock, ask, rotateTo } = setUp('old');
  expect(await ask()).toBe('Bearer old');
  rotateTo('new');
  clock.advance(9_999);
  expect(await ask()).toBe('Bearer old');
  clock.advance(1);
  expect(await ask()).toBe('Bearer new');
});

it('does not keep that there was none', async () => {
  const { ask, rotateTo } = setUp('two\nlines');
  await expect(ask()).rejects.toThrow('characters that no token has');
  rotateTo('right');
  expect(await ask()).toBe('Bearer right');
});
