// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';

/** Of the fleet's clusters in packages/cluster-simulator/scenarios/fleet.yaml. */
export const READER = 'demo-portal-reader';
export const ADMIN = 'demo-admin';
export const VIEWERS = 200;
/** An entity has a pool in each of so many clusters. */
const CLUSTERS_PER_ENTITY = 3;
const METRICS_INTERVAL = { seconds: 15 };

export const viewerName = index => `viewer-${index + 1}`;

/** Every viewer has an entity of their own. */
export const entityName = index => `model-of-viewer-${index + 1}`;

/** The entity of a model that every cluster serves. */
export const GLOBAL_ENTITY = 'model-everywhere';

const VIEWER_INDEXES = Array.from({ length: VIEWERS }, (_, index) => index);

/** Namespace and name of one of the cluster's pools, as the simulator names them. */
export function poolOf(size, index) {
  const nth = index % size.pools;
  return { namespace: `team-${(nth % 10) + 1}`, name: `model-${nth + 1}` };
}

/** Clusters of which the entity's pools are. */
export function clustersOf(clusters, index) {
  const first = (index * CLUSTERS_PER_ENTITY) % clusters.length;
  return [...clusters.slice(first), ...clusters.slice(0, first)].slice(
    0,
    CLUSTERS_PER_ENTITY,
  );
}

/** The catalog: viewers, an entity each, and one whose model is everywhere. */
export function catalogOf(clusters, size) {
  const component = (name, annotations) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    spec: { type: 'model-server', lifecycle: 'production', owner: 'viewer-1' },
  });
  return [
    ...VIEWER_INDEXES.map(index => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name: viewerName(index) },
      spec: { memberOf: [] },
    })),
    ...VIEWER_INDEXES.map(index => {
      const { namespace, name } = poolOf(size, index);
      return component(entityName(index), {
        'inference-portal.io/pools': clustersOf(clusters, index)
          .map(cluster => `${cluster.name}/${namespace}/${name}`)
          .join(', '),
        // What Backstage's own Kubernetes tab looks for.
        'backstage.io/kubernetes-label-selector': `app=${name}`,
        'backstage.io/kubernetes-namespace': namespace,
      });
    }),
    component(GLOBAL_ENTITY, { 'inference-portal.io/models': 'fleet/model-1' }),
  ];
}

/** Configuration of a backend that looks at these clusters. */
export function configOf({ port, folder, clusters, prometheus }) {
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database: {
        client: 'better-sqlite3',
        connection: ':memory:',
      },
    },
    auth: {
      environment: 'development',
      providers: {
        demo: {
          users: VIEWER_INDEXES.map(index => ({
            userEntityRef: `user:default/${viewerName(index)}`,
          })),
        },
      },
    },
    permission: { enabled: true },
    catalog: {
      // Nothing in it changes.
      processingInterval: { hours: 24 },
      rules: [{ allow: ['Component', 'User', 'Location'] }],
      locations: [{ type: 'file', target: join(folder, 'catalog.json') }],
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusters.map(({ name, url }) => ({
            name,
            url,
            authProvider: 'serviceAccount',
            serviceAccountToken: READER,
            skipMetricsLookup: true,
          })),
        },
      ],
      // The least that its tab shows; its default is three times as many.
      objectTypes: ['pods', 'services', 'deployments', 'replicasets'],
    },
    inference: {
      connect: 'direct',
      metrics: { interval: METRICS_INTERVAL },
      ...(prometheus && {
        clusters: clusters.map(({ name }) => ({
          name,
          metrics: { source: 'prometheus', prometheus },
        })),
      }),
    },
  };
}
