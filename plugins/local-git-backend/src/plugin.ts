// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { readConfig } from './config';
import {
  localGitRepositoryResourceRef,
  localGitRepositoryWritePermission,
  localGitRules,
} from './permissions';
import { PullRequestFolder } from './pulls/PullRequestFolder';
import { PullRequests } from './pulls/PullRequests';
import { createRouter } from './router';
import { toResource } from './router/toResource';
import { RepositoryStore } from './store/RepositoryStore';

/**
 * Keeps Git repositories on the portal's own disk and serves them read-only
 * over smart HTTP.
 *
 * @public
 */
export const localGitPlugin = createBackendPlugin({
  pluginId: 'local-git',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
      },
      async init(deps) {
        const { discovery, httpAuth, httpRouter, permissions } = deps;
        const { directory, anonymousRead, portalUrl } = readConfig(
          deps.rootConfig,
        );
        deps.permissionsRegistry.addResourceType({
          resourceRef: localGitRepositoryResourceRef,
          permissions: [localGitRepositoryWritePermission],
          rules: localGitRules,
          getResources: async refs => refs.map(toResource),
        });
        if (anonymousRead) {
          for (const path of ['/repositories', '/git']) {
            httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
          }
        }
        httpRouter.use(
          createRouter({
            store: new RepositoryStore(directory, Date.now),
            baseUrl: await discovery.getExternalBaseUrl('local-git'),
            portalUrl,
            pullsOf: repository =>
              new PullRequests(
                repository,
                new PullRequestFolder(
                  repository.gitdir.replace(/\.git$/, '.pulls'),
                ),
                Date.now,
              ),
            auditor: deps.auditor,
            httpAuth,
            permissions,
          }),
        );
      },
    });
  },
});
