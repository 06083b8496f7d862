// SPDX-License-Identifier: Apache-2.0
import { createRouterPlugin } from '@inference-portal/backend-testing';
import {
  ClusterInventory,
  InventoryPool,
} from '@inference-portal/backstage-plugin-inference-common';

/** Answers as the inference backend does, with what a test says that clusters hold. */
export class FakeInferenceBackend {
  readonly clusters = new Map<string, ClusterInventory>();

  readonly feature = createRouterPlugin('inference', router => {
    router.get('/v1/clusters', (_, response) => {
      const items = [...this.clusters.keys()].map(name => ({ name }));
      response.json({ items });
    });
    router.get('/v1/clusters/:name/inventory', (request, response) => {
      response.json(this.clusters.get(request.params.name));
    });
  });
}

export function clusterWith(
  cluster: string,
  more: Partial<ClusterInventory> = {},
): ClusterInventory {
  return {
    cluster,
    state: 'connected',
    known: { pools: true, gateways: true },
    entitiesKnown: true,
    pools: [],
    gateways: [
      {
        namespace: 'infra',
        name: 'front',
        labels: { 'inference-portal.io/owner': 'platform' },
        annotations: {},
        className: 'agentgateway',
        provider: 'agentgateway',
        addresses: ['10.1.2.3'],
        listeners: [
          { name: 'http', port: 80, protocol: 'HTTP', programmed: true },
        ],
      },
    ],
    ...more,
  };
}

export function poolNamed(
  name: string,
  more: Partial<InventoryPool> = {},
): InventoryPool {
  return {
    namespace: 'chat',
    name,
    apiVersion: 'inference.networking.k8s.io/v1',
    labels: { 'inference-portal.io/owner': 'chat' },
    annotations: {},
    models: ['Qwen/Qwen3'],
    gateways: ['infra/front'],
    entities: [],
    ...more,
  };
}
