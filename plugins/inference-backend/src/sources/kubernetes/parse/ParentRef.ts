// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { ParentRef } from '../../../core/objects/ClusterObjects';

export const GATEWAY_GROUP = 'gateway.networking.k8s.io';

export const ParentRefResource = z.object({
  group: z.string().nullish(),
  kind: z.string().nullish(),
  namespace: z.string().nullish(),
  name: z.string(),
  sectionName: z.string().nullish(),
  port: z.number().nullish(),
});

/** Absent group and kind mean a Gateway; an empty group is the core group. */
export function translateParentRef(
  resource: z.infer<typeof ParentRefResource>,
  ownNamespace: string,
): ParentRef {
  return {
    group: resource.group ?? GATEWAY_GROUP,
    kind: resource.kind ?? 'Gateway',
    namespace: resource.namespace || ownNamespace,
    name: resource.name,
    sectionName: resource.sectionName || undefined,
    port: resource.port ?? undefined,
  };
}
