// SPDX-License-Identifier: Apache-2.0
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import catalogBackend from '@backstage/plugin-catalog-backend';
import permissionBackend from '@backstage/plugin-permission-backend';
import { JsonObject } from '@backstage/types';
import { namingAuthFactory } from '@inference-portal/backend-testing';
import catalogModuleInference from '@inference-portal/backstage-plugin-catalog-backend-module-inference';
import inferencePlugin from '@inference-portal/backstage-plugin-inference-backend';
import localGitPlugin from '@inference-portal/backstage-plugin-local-git-backend';
import scaffolderModuleInference from '@inference-portal/backstage-plugin-scaffolder-backend-module-inference';
import { listRoutes } from './listRoutes';
import {
  ListedAction,
  oneModel,
  scaffolderThatTakes,
  teamPolicy,
} from './matrixFeatures';
import { RecordingCluster } from './RecordingCluster';
import { rolesUserInfo } from './roles';

/** What decides whether something is allowed. */
const DECIDES = /\/api\/permission\/|\/\.well-known\/backstage\//;
/** The inference backend reads the catalog now and then, whoever asks. */
const BY_ITSELF = /\/api\/catalog\/entities\/by-query/;

function configOf(clusterUrl: string, gitFolder: string): JsonObject {
  return {
    permission: { enabled: true },
    backend: { actions: { pluginSources: ['inference'] } },
    catalog: {
      processingInterval: { seconds: 1 },
      providers: {
        inference: {
          // The preview is asked for; rounds would only add to what is touched.
          schedule: {
            frequency: { hours: 1 },
            timeout: { minutes: 1 },
            initialDelay: { hours: 1 },
          },
        },
      },
    },
    localGit: { directory: gitFolder },
    inference: {
      connect: 'direct',
      selfService: {
        teams: [{ owner: 'group:default/team-chat', namespaces: ['chat'] }],
      },
    },
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'prod-eu',
              url: clusterUrl,
              authProvider: 'serviceAccount',
              serviceAccountToken: 'any',
            },
          ],
        },
      ],
    },
  };
}

/** The plugins of the portal behind the documented policy, and what they touch. */
export class MatrixPortal {
  private readonly touched: string[] = [];

  private constructor(
    readonly backend: TestBackend,
    private readonly cluster: RecordingCluster,
    /** Of the scaffolder's module, with the services of the backend. */
    readonly actions: readonly ListedAction[],
  ) {
    // Before Express, which shortens addresses where routers are mounted.
    backend.server.prependListener('request', ({ method, url = '' }) => {
      if (!DECIDES.test(url) && !BY_ITSELF.test(url)) {
        this.touched.push(`${method} ${url}`);
      }
    });
  }

  static async start(gitFolder: string): Promise<MatrixPortal> {
    const cluster = await RecordingCluster.start();
    const actions: ListedAction[] = [];
    const backend = await startTestBackend({
      features: [
        inferencePlugin,
        localGitPlugin,
        catalogBackend,
        catalogModuleInference,
        permissionBackend,
        scaffolderThatTakes(actions),
        scaffolderModuleInference,
        permissionsServiceFactory,
        namingAuthFactory,
        rolesUserInfo.factory,
        mockServices.httpAuth.factory({
          defaultCredentials: mockCredentials.none(),
        }),
        teamPolicy,
        oneModel,
        mockServices.rootConfig.factory({
          data: configOf(cluster.url, gitFolder),
        }),
      ],
    });
    return new MatrixPortal(backend, cluster, actions);
  }

  get url(): string {
    return `http://127.0.0.1:${this.backend.server.port()}`;
  }

  /** What plugins and clusters were asked since the last call. */
  takeTouched(): string[] {
    return [...this.touched.splice(0), ...this.cluster.reads.splice(0)];
  }

  /** `GET /api/local-git/repositories/:owner/:name` of all routes of the plugins. */
  routes(): string[] {
    const handlers = this.backend.server.listeners('request');
    return [...new Set(handlers.flatMap(each => listRoutes(each)))].sort();
  }

  async stop(): Promise<void> {
    await this.backend.stop();
    await this.cluster.stop();
  }
}
