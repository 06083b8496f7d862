// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { Service } from '../../../core/objects/ClusterObjects';
import { createObjectParser } from './createObjectParser';
import { MetaResource, StringMap } from './ObjectMeta';

const ServiceResource = z.object({
  metadata: MetaResource,
  spec: z.object({
    type: z.string().nullish(),
    selector: StringMap,
    ports: z
      .array(
        z.object({
          name: z.string().nullish(),
          port: z.number(),
          targetPort: z.union([z.number(), z.string()]).nullish(),
        }),
      )
      .nullish(),
  }),
});

export const parseService = createObjectParser(
  ServiceResource,
  ({ spec }, meta): Service => ({
    meta,
    type: spec.type ?? 'ClusterIP',
    selector: spec.selector ?? {},
    ports: (spec.ports ?? []).map(({ name, port, targetPort }) => ({
      name: name || undefined,
      port,
      targetPort: targetPort === null ? undefined : targetPort?.toString(),
    })),
  }),
);
