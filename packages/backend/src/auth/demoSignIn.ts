// SPDX-License-Identifier: Apache-2.0
import { setTimeout } from 'node:timers/promises';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { demoAuthenticator } from './demoAuthenticator';
import { waitForUser } from './waitForUser';

/**
 * Sign-in without a password for the demo, so that one can see the portal with
 * the eyes of each team. There is no such provider unless
 * `auth.providers.demo` is configured.
 */
export default createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-sign-in',
  register(reg) {
    reg.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ providers, config, logger }) {
        if (!config.has('auth.providers.demo')) {
          return;
        }
        logger.warn(
          'auth.providers.demo is configured: its users sign in without a password',
        );
        providers.registerProvider({
          providerId: 'demo',
          factory: createProxyAuthProviderFactory({
            authenticator: demoAuthenticator,
            signInResolver: ({ result: { userEntityRef } }, context) =>
              waitForUser(
                () =>
                  context.signInWithCatalogUser({ entityRef: userEntityRef }),
                { tries: 20, sleep: () => setTimeout(500) },
              ),
          }),
        });
      },
    });
  },
});
