// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { EndpointSlice } from '../../../core/objects/ClusterObjects';
import { createObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';

const EndpointSliceResource = z.object({
  metadata: MetaResource,
  endpoints: z
    .array(
      z.object({
        addresses: z.array(z.string()),
        conditions: z.object({ ready: z.boolean().nullish() }).nullish(),
        targetRef: z
          .object({ kind: z.string().nullish(), name: z.string().nullish() })
          .nullish(),
      }),
    )
    .nullish(),
});

export const parseEndpointSlice = createObjectParser(
  EndpointSliceResource,
  (resource, meta): EndpointSlice => ({
    meta,
    service: meta.labels['kubernetes.io/service-name'] || undefined,
    endpoints: (resource.endpoints ?? []).map(
      ({ addresses, conditions, targetRef }) => ({
        addresses,
        // An unset `ready` means ready: discovery.k8s.io/v1, EndpointConditions.
        ready: conditions?.ready ?? true,
        pod:
          targetRef?.kind === 'Pod' ? targetRef.name ?? undefined : undefined,
      }),
    ),
  }),
);
