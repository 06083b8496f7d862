// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

const POOL_GROUP = 'inference.networking.k8s.io';

/** A pool of the object's own namespace. */
export const PoolRefResource = z.object({
  group: z.string().nullish(),
  name: z.string(),
});

export function translatePoolRef(ref: z.infer<typeof PoolRefResource>): {
  group: string;
  name: string;
} {
  return { group: ref.group ?? POOL_GROUP, name: ref.name };
}
