// SPDX-License-Identifier: Apache-2.0
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
// Tests ask it over HTTP, as the module does.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import localGitPlugin from '@inference-portal/backstage-plugin-local-git-backend';

/** The portal's own Git, and services to reach it by. */
export async function startLocalGit(directory: string) {
  const { server } = await startTestBackend({
    features: [
      localGitPlugin,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://portal.example.com' },
          localGit: { directory, anonymousRead: true },
        },
      }),
    ],
  });
  const base = `http://127.0.0.1:${server.port()}/api`;
  const external = 'http://portal.example.com/api';
  return {
    /** Below it are all repositories. */
    url: `${base}/local-git`,
    services: {
      auth: mockServices.auth(),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async plugin => `${base}/${plugin}`,
        getExternalBaseUrl: async plugin => `${external}/${plugin}`,
      }),
    },
    stop: () => server.stop(),
  };
}
