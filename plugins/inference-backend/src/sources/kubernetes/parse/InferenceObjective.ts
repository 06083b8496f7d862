// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { InferenceObjective } from '../../../core/objects/ClusterObjects';
import { createObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';

const POOL_GROUP = 'inference.networking.k8s.io';

/** The same fields in inference.networking.x-k8s.io and llm-d.ai. */
const InferenceObjectiveResource = z.object({
  metadata: MetaResource,
  spec: z.object({
    priority: z.number().nullish(),
    poolRef: z.object({ group: z.string().nullish(), name: z.string() }),
  }),
});

export const parseInferenceObjective = createObjectParser(
  InferenceObjectiveResource,
  ({ spec }, meta): InferenceObjective => ({
    meta,
    priority: spec.priority ?? 0,
    pool: { group: spec.poolRef.group ?? POOL_GROUP, name: spec.poolRef.name },
  }),
);
