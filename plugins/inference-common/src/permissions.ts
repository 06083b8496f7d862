// SPDX-License-Identifier: Apache-2.0
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  BasicPermission,
  createPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';

/**
 * Read the inference view of a catalog entity.
 *
 * @public
 */
export const inferenceEntityReadPermission = createPermission({
  name: 'inference.entity.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * List and read pools of all clusters.
 *
 * @public
 */
export const inferencePoolReadPermission = createPermission({
  name: 'inference.pool.read',
  attributes: { action: 'read' },
});

/**
 * Read the state of the clusters: versions, what is watched, what can't be read.
 *
 * @public
 */
export const inferenceClusterReadPermission = createPermission({
  name: 'inference.cluster.read',
  attributes: { action: 'read' },
});

/**
 * Explain what would happen to a request.
 *
 * @public
 */
export const inferenceRequestExplainPermission = createPermission({
  name: 'inference.request.explain',
  attributes: { action: 'read' },
});

/**
 * Start, shift, promote or abort a rollout of an entity.
 *
 * @public
 */
export const inferenceRolloutUpdatePermission = createPermission({
  name: 'inference.rollout.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Every permission of the inference plugin.
 *
 * @public
 */
export const inferencePermissions: Array<
  BasicPermission | ResourcePermission<'catalog-entity'>
> = [
  inferenceEntityReadPermission,
  inferencePoolReadPermission,
  inferenceClusterReadPermission,
  inferenceRequestExplainPermission,
  inferenceRolloutUpdatePermission,
];
