// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { Condition } from '../../../core/objects/ClusterObjects';

const ConditionResource = z.object({
  type: z.string(),
  status: z.enum(['True', 'False', 'Unknown']),
  reason: z.string().nullish(),
  message: z.string().nullish(),
  observedGeneration: z.number().nullish(),
  lastTransitionTime: z.string().nullish(),
});

export const ConditionResources = z.array(ConditionResource).nullish();

export function translateConditions(
  resources: z.infer<typeof ConditionResources>,
): Condition[] {
  return (resources ?? []).map(resource => ({
    type: resource.type,
    status: resource.status,
    reason: resource.reason || undefined,
    message: resource.message || undefined,
    observedGeneration: resource.observedGeneration ?? undefined,
    lastTransitionAt: resource.lastTransitionTime ?? undefined,
  }));
}
