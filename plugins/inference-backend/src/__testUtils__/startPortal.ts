// SPDX-License-Identifier: Apache-2.0
import { BackendFeature } from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import kubernetesBackend from '@backstage/plugin-kubernetes-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { SimulatedCluster } from '@inference-portal/cluster-simulator';
import request from 'supertest';
import { inferencePlugin } from '../plugin';

/** The whole plugin beside the real Kubernetes backend, over HTTP. */
export async function startPortal(options: {
  clusters: SimulatedCluster[];
  /** Of one who may read all that the portal reads, where left out. */
  token?: string;
  entities?: Entity[];
  /** Configuration of what owners are told. */
  notifications?: JsonObject;
  features?: Array<BackendFeature | Promise<{ default: BackendFeature }>>;
}): Promise<Portal> {
  const { entities = [], features = [] } = options;
  const backend = await startTestBackend({
    features: [
      inferencePlugin,
      kubernetesBackend,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({ data: configOf(options) }),
      ...features,
    ],
  });
  return new Portal(backend);
}

function configOf({
  clusters,
  token = 'demo-portal-reader',
  notifications,
}: Pick<
  Parameters<typeof startPortal>[0],
  'clusters' | 'token' | 'notifications'
>) {
  return {
    backend: { actions: { pluginSources: ['inference'] } },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusters.map(({ name, title, url }) => ({
            name,
            title,
            url,
            authProvider: 'serviceAccount',
            serviceAccountToken: token,
          })),
        },
      ],
    },
    inference: {
      clusters: clusters.map(({ name }) => ({ name, simulated: true })),
      metrics: { interval: { seconds: 1 } },
      ...(notifications && { notifications }),
    },
  };
}

export class Portal {
  constructor(readonly backend: TestBackend) {}

  get port(): number {
    const address = this.backend.server.address();
    return typeof address === 'object' ? address?.port ?? 0 : 0;
  }

  get(path: string) {
    return request(this.backend.server).get(`/api/inference/v1${path}`);
  }

  /** Asks until the answer is as wanted, and gives it; fails with the last one. */
  async until<T>(
    path: string,
    isWanted: (body: T) => boolean,
    patienceMs = 20_000,
  ): Promise<T> {
    const end = Date.now() + patienceMs;
    for (;;) {
      const { body } = await this.get(path);
      if (isWanted(body)) {
        return body;
      }
      if (Date.now() > end) {
        throw new Error(
          `${path} did not become as wanted; last: ${JSON.stringify(body).slice(
            0,
            4000,
          )}`,
        );
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}
