// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { FluxSource } from '../../../core/objects/GitOpsObjects';
import { ConditionResources, translateConditions } from './Condition';
import { createObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';
import { withoutUserInfo } from './withoutUserInfo';

/** GitRepository and OCIRepository of source.toolkit.fluxcd.io, v1 and v1beta2. */
const FluxSourceResource = z.object({
  metadata: MetaResource,
  spec: z.object({
    url: z.string(),
    suspend: z.boolean().nullish(),
    ref: z
      .object({
        branch: z.string().nullish(),
        tag: z.string().nullish(),
        semver: z.string().nullish(),
        commit: z.string().nullish(),
        name: z.string().nullish(),
        digest: z.string().nullish(),
      })
      .nullish(),
  }),
  status: z
    .object({
      conditions: ConditionResources,
      artifact: z
        .object({
          revision: z.string().nullish(),
          lastUpdateTime: z.string().nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

export const parseFluxSource = createObjectParser(
  FluxSourceResource,
  ({ spec, status }, meta): FluxSource => ({
    meta,
    suspended: spec.suspend ?? false,
    url: withoutUserInfo(spec.url),
    reference: referenceOf(spec.ref),
    revision: status?.artifact?.revision || undefined,
    fetchedAt: status?.artifact?.lastUpdateTime || undefined,
    conditions: translateConditions(status?.conditions),
  }),
);

/** In Flux's own order of precedence. */
function referenceOf(
  ref: z.infer<typeof FluxSourceResource>['spec']['ref'],
): string | undefined {
  return (
    ref?.commit ||
    ref?.digest ||
    ref?.name ||
    ref?.semver ||
    ref?.tag ||
    ref?.branch ||
    undefined
  );
}
