// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { FluxKustomization } from '../../../core/objects/GitOpsObjects';
import { ConditionResources, translateConditions } from './Condition';
import { createObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';

/** kustomize.toolkit.fluxcd.io, v1 and v1beta2 */
const KustomizationResource = z.object({
  metadata: MetaResource,
  spec: z.object({
    path: z.string().nullish(),
    suspend: z.boolean().nullish(),
    sourceRef: z.object({
      kind: z.string(),
      name: z.string(),
      namespace: z.string().nullish(),
    }),
  }),
  status: z
    .object({
      conditions: ConditionResources,
      lastAppliedRevision: z.string().nullish(),
      lastAttemptedRevision: z.string().nullish(),
    })
    .nullish(),
});

export const parseFluxKustomization = createObjectParser(
  KustomizationResource,
  ({ spec, status }, meta): FluxKustomization => ({
    meta,
    suspended: spec.suspend ?? false,
    path: spec.path || undefined,
    source: {
      kind: spec.sourceRef.kind,
      namespace: spec.sourceRef.namespace || meta.namespace,
      name: spec.sourceRef.name,
    },
    appliedRevision: status?.lastAppliedRevision || undefined,
    attemptedRevision: status?.lastAttemptedRevision || undefined,
    conditions: translateConditions(status?.conditions),
  }),
);
