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
