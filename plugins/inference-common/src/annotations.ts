// SPDX-License-Identifier: Apache-2.0

/**
 * Exact pools of an entity: comma-separated `[cluster/]namespace/name`.
 *
 * @public
 */
export const POOLS_ANNOTATION = 'inference-portal.io/pools';

/**
 * Served model names of an entity, comma-separated, as a client sends them in
 * the request body's `model`.
 *
 * @public
 */
export const MODELS_ANNOTATION = 'inference-portal.io/models';

/**
 * Type of the location of entities that were made from what clusters hold, as in
 * `backstage.io/managed-by-location: inference:prod-eu`.
 *
 * @public
 */
export const INVENTORY_LOCATION_TYPE = 'inference';

/**
 * Who owns an object of a cluster, on the object itself: the name or reference of
 * a group or user. As an annotation, or, where it is a plain name, as a label.
 *
 * @public
 */
export const OWNER_ANNOTATION = 'inference-portal.io/owner';

/**
 * On an entity, or on the group that owns it: which notifications its owner does
 * not want, comma-separated: `degraded`, `failing`, `advisory`, or `all`.
 *
 * @public
 */
export const MUTE_ANNOTATION = 'inference-portal.io/mute';

/**
 * Annotations of Backstage's Kubernetes plugin that also lead to pools.
 *
 * @public
 */
export const KUBERNETES_ANNOTATIONS = {
  id: 'backstage.io/kubernetes-id',
  labelSelector: 'backstage.io/kubernetes-label-selector',
  namespace: 'backstage.io/kubernetes-namespace',
  cluster: 'backstage.io/kubernetes-cluster',
} as const;
