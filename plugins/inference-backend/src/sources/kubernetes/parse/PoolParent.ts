// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { InferencePool } from '../../../core/objects/ClusterObjects';
import { ConditionResources, translateConditions } from './Condition';
import { ParentRefResource, translateParentRef } from './ParentRef';

/** What the controller of each gateway says of a pool, or of an import of one. */
export const PoolParentResources = z
  .array(
    z.object({
      parentRef: ParentRefResource,
      controllerName: z.string().nullish(),
      conditions: ConditionResources,
    }),
  )
  .nullish();

export function translatePoolParents(
  parents: z.infer<typeof PoolParentResources>,
  ownNamespace: string,
): InferencePool['parents'] {
  return (parents ?? []).map(parent => ({
    parentRef: translateParentRef(parent.parentRef, ownNamespace),
    controllerName: parent.controllerName || undefined,
    conditions: translateConditions(parent.conditions),
  }));
}
