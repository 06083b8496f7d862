// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { FieldManager } from '../../../core/objects/ClusterObjects';

/** `metadata.managedFields`; of the fields only whether `spec.rules` is among them. */
export const ManagedFieldsResources = z
  .array(
    z.object({
      manager: z.string().nullish(),
      operation: z.string().nullish(),
      subresource: z.string().nullish(),
      time: z.string().nullish(),
      fieldsV1: z
        .object({
          'f:spec': z.object({ 'f:rules': z.unknown() }).partial().nullish(),
        })
        .nullish(),
    }),
  )
  .nullish()
  // Never the reason why an object can't be read.
  .catch(undefined);

export function translateManagers(
  resources: z.infer<typeof ManagedFieldsResources>,
): FieldManager[] | undefined {
  return resources
    ?.filter(({ subresource }) => !subresource)
    .map(({ manager, operation, time, fieldsV1 }) => ({
      manager: manager || 'unknown',
      operation: operation === 'Apply' ? 'Apply' : 'Update',
      at: time || undefined,
      setsRules: fieldsV1?.['f:spec']?.['f:rules'] !== undefined,
    }));
}
