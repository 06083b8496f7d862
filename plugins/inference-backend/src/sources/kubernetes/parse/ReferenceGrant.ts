// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { ReferenceGrant } from '../../../core/objects/ClusterObjects';
import { createObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';

/** v1 and v1beta1 have the same fields. */
const ReferenceGrantResource = z.object({
  metadata: MetaResource,
  spec: z.object({
    from: z.array(
      z.object({ group: z.string(), kind: z.string(), namespace: z.string() }),
    ),
    to: z.array(
      z.object({
        group: z.string(),
        kind: z.string(),
        name: z.string().nullish(),
      }),
    ),
  }),
});

export const parseReferenceGrant = createObjectParser(
  ReferenceGrantResource,
  (resource, meta): ReferenceGrant => ({
    meta,
    from: resource.spec.from,
    to: resource.spec.to.map(({ group, kind, name }) => ({
      group,
      kind,
      name: name || undefined,
    })),
  }),
);
