// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { InferenceModelRewrite } from '../../../core/objects/ClusterObjects';
import { createObjectParser } from './createObjectParser';
import { ManagedFieldsResources, translateManagers } from './FieldManager';
import { readLastAppliedRules } from './lastApplied';
import { MetaResource } from './ObjectMeta';
import { PoolRefResource, translatePoolRef } from './PoolRef';

const RuleResource = z.object({
  // `Exact` is the only type there is.
  matches: z
    .array(z.object({ model: z.object({ value: z.string() }) }))
    .nullish(),
  targets: z
    .array(
      z.object({
        modelRewrite: z.string(),
        weight: z.number().nullish(),
      }),
    )
    .nullish(),
});

/** The same fields in inference.networking.x-k8s.io and llm-d.ai. */
const InferenceModelRewriteResource = z.object({
  metadata: MetaResource.extend({ managedFields: ManagedFieldsResources }),
  spec: z.object({
    poolRef: PoolRefResource,
    rules: z.array(RuleResource),
  }),
});

export const parseInferenceModelRewrite = createObjectParser(
  InferenceModelRewriteResource,
  ({ metadata, spec }, meta): InferenceModelRewrite => ({
    meta,
    pool: translatePoolRef(spec.poolRef),
    rules: spec.rules.map(translateRule),
    managers: translateManagers(metadata.managedFields),
    lastAppliedRules: readLastAppliedRules(metadata, RuleResource)?.map(
      translateRule,
    ),
  }),
);

function translateRule({
  matches,
  targets,
}: z.infer<typeof RuleResource>): InferenceModelRewrite['rules'][number] {
  return {
    models: (matches ?? []).map(match => match.model.value),
    targets: (targets ?? []).map(({ modelRewrite, weight }) => ({
      model: modelRewrite,
      // Either all targets have a weight or none has.
      weight: weight ?? 1,
    })),
  };
}
