// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { LlmInferenceService } from '../../../core/objects/ClusterObjects';
import { ConditionResources, translateConditions } from './Condition';
import { createObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';

/** serving.kserve.io v1alpha2 and v1alpha1, alike in what is read here. */
const LlmInferenceServiceResource = z.object({
  metadata: MetaResource,
  spec: z.object({
    model: z
      .object({
        name: z.string().nullish(),
        lora: z
          .object({
            adapters: z
              .array(z.object({ name: z.string().nullish() }))
              .nullish(),
          })
          .nullish(),
      })
      .nullish(),
    replicas: z.number().nullish(),
    router: z
      .object({
        route: z
          .object({
            group: z.string().nullish(),
            weight: z.number().nullish(),
          })
          .nullish(),
        scheduler: z
          .object({
            pool: z
              .object({ ref: z.object({ name: z.string() }).nullish() })
              .nullish(),
          })
          .nullish(),
      })
      .nullish(),
  }),
  status: z
    .object({
      conditions: ConditionResources,
      router: z
        .object({
          scheduler: z
            .object({
              inferencePool: z.object({ name: z.string() }).nullish(),
            })
            .nullish(),
        })
        .nullish(),
    })
    .nullish(),
});
type LlmInferenceServiceResource = z.infer<typeof LlmInferenceServiceResource>;

export const parseLlmInferenceService = createObjectParser(
  LlmInferenceServiceResource,
  ({ spec, status }, meta): LlmInferenceService => ({
    meta,
    // KServe serves a model without a name under the service's own.
    model: spec.model?.name || meta.name,
    adapters: (spec.model?.lora?.adapters ?? []).flatMap(
      ({ name }) => name || [],
    ),
    replicas: spec.replicas ?? undefined,
    pool: poolOf(spec, status, meta.name),
    group: spec.router?.route?.group
      ? {
          name: spec.router.route.group,
          weight: spec.router.route.weight ?? undefined,
        }
      : undefined,
    conditions: translateConditions(status?.conditions),
  }),
);

/** What KServe observed, else what was asked for, else the name it would give. */
function poolOf(
  { router }: LlmInferenceServiceResource['spec'],
  status: LlmInferenceServiceResource['status'],
  name: string,
): string | undefined {
  const observed = status?.router?.scheduler?.inferencePool?.name;
  if (observed) {
    return observed;
  }
  return router?.scheduler
    ? router.scheduler.pool?.ref?.name ?? `${name}-inference-pool`
    : undefined;
}
