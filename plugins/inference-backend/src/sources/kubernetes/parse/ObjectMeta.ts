// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { ObjectMeta } from '../../../core/objects/ClusterObjects';
import { LAST_APPLIED } from './lastApplied';

/** Labels and annotations; a null, as some controllers write it, is none. */
export const StringMap = z.record(z.string(), z.string()).nullish();

export const MetaResource = z.object({
  name: z.string().min(1),
  namespace: z.string().nullish(),
  uid: z.string(),
  generation: z.number().nullish(),
  creationTimestamp: z.string().nullish(),
  deletionTimestamp: z.string().nullish(),
  labels: StringMap,
  annotations: StringMap,
  ownerReferences: z
    .array(
      z.object({
        kind: z.string(),
        name: z.string(),
        controller: z.boolean().nullish(),
      }),
    )
    .nullish(),
});
export type MetaResource = z.infer<typeof MetaResource>;

export function translateMeta(
  resource: MetaResource,
  type: { apiVersion: string; kind: string },
): ObjectMeta {
  const { [LAST_APPLIED]: _, ...annotations } = resource.annotations ?? {};
  return {
    apiVersion: type.apiVersion,
    kind: type.kind,
    name: resource.name,
    namespace: resource.namespace ?? '',
    uid: resource.uid,
    generation: resource.generation ?? undefined,
    createdAt: resource.creationTimestamp ?? undefined,
    deletingSince: resource.deletionTimestamp ?? undefined,
    labels: resource.labels ?? {},
    annotations,
    owners: (resource.ownerReferences ?? []).map(owner => ({
      kind: owner.kind,
      name: owner.name,
      controller: owner.controller ?? false,
    })),
  };
}
