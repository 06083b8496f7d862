// SPDX-License-Identifier: Apache-2.0
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';
import { DEMO_USER_HEADER, DemoUsers } from './DemoUsers';

/** Believes a request that says who it is, as long as that user is listed. */
export const demoAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize({ config }) {
    return DemoUsers.fromConfig(config);
  },
  async authenticate({ req }, users: DemoUsers) {
    return {
      result: { userEntityRef: users.choose(req.headers[DEMO_USER_HEADER]) },
    };
  },
});
