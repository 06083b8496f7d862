// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { InferenceObjective } from '../../../core/objects/ClusterObjects';
import { createObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';
import { PoolRefResource, translatePoolRef } from './PoolRef';

/** The same fields in inference.networking.x-k8s.io and llm-d.ai. */
const InferenceObjectiveResource = z.object({
  metadata: MetaResource,
  spec: z.object({
    priority: z.number().nullish(),
    poolRef: PoolRefResource,
  }),
});

export const parseInferenceObjective = createObjectParser(
  InferenceObjectiveResource,
  ({ spec }, meta): InferenceObjective => ({
    meta,
    priority: spec.priority ?? 0,
    pool: translatePoolRef(spec.poolRef),
  }),
);
