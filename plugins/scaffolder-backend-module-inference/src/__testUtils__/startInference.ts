// SPDX-License-Identifier: Apache-2.0
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// Tests ask it over HTTP, as the module does.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import inferencePlugin from '@inference-portal/backstage-plugin-inference-backend';
import { Caller } from '../check/Caller';

/** The inference backend over HTTP, and who asks it. */
export async function startInference(
  options: {
    features?: Parameters<typeof startTestBackend>[0]['features'];
    config?: object;
  } = {},
): Promise<{ backend: TestBackend; caller: Caller }> {
  const { features = [], config } = options;
  const backend = await startTestBackend({
    features: [
      inferencePlugin,
      catalogServiceMock.factory({ entities: [] }),
      ...(config ? [mockServices.rootConfig.factory({ data: config })] : []),
      ...features,
    ],
  });
  const url = `http://127.0.0.1:${backend.server.port()}/api`;
  return {
    backend,
    caller: {
      auth: mockServices.auth({ pluginId: 'scaffolder' }),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async pluginId => `${url}/${pluginId}`,
      }),
      credentials: mockCredentials.user(),
    },
  };
}
