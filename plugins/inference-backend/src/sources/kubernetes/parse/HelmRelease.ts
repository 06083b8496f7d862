// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { HelmRelease } from '../../../core/objects/GitOpsObjects';
import { ConditionResources, translateConditions } from './Condition';
import { createObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';

const ReferenceResource = z.object({
  kind: z.string(),
  name: z.string(),
  namespace: z.string().nullish(),
});

/** helm.toolkit.fluxcd.io, v2 and its betas */
const HelmReleaseResource = z.object({
  metadata: MetaResource,
  spec: z.object({
    suspend: z.boolean().nullish(),
    chart: z
      .object({
        spec: z.object({
          chart: z.string(),
          version: z.string().nullish(),
          sourceRef: ReferenceResource,
        }),
      })
      .nullish(),
    chartRef: ReferenceResource.nullish(),
  }),
  status: z
    .object({
      conditions: ConditionResources,
      // Newest first.
      history: z
        .array(
          z.object({
            chartVersion: z.string().nullish(),
            status: z.string().nullish(),
          }),
        )
        .nullish(),
      lastAppliedRevision: z.string().nullish(),
      lastAttemptedRevision: z.string().nullish(),
    })
    .nullish(),
});

export const parseHelmRelease = createObjectParser(
  HelmReleaseResource,
  ({ spec, status }, meta): HelmRelease => {
    const source = spec.chart?.spec.sourceRef ?? spec.chartRef;
    const deployed = status?.history?.find(it => it.status === 'deployed');
    return {
      meta,
      suspended: spec.suspend ?? false,
      chart: spec.chart?.spec.chart,
      source: source
        ? {
            kind: source.kind,
            namespace: source.namespace || meta.namespace,
            name: source.name,
          }
        : undefined,
      wantedVersion: spec.chart?.spec.version || undefined,
      appliedRevision:
        deployed?.chartVersion || status?.lastAppliedRevision || undefined,
      attemptedRevision: status?.lastAttemptedRevision || undefined,
      conditions: translateConditions(status?.conditions),
    };
  },
);
