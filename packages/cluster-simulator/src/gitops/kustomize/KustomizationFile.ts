// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

const target = z.strictObject({
  group: z.string().optional(),
  version: z.string().optional(),
  kind: z.string().optional(),
  name: z.string().optional(),
  namespace: z.string().optional(),
});

const label = z.strictObject({
  pairs: z.record(z.string(), z.string()),
  includeSelectors: z.boolean().default(false),
  includeTemplates: z.boolean().default(false),
});

const patch = z
  .strictObject({
    path: z.string().optional(),
    patch: z.string().optional(),
    target: target.optional(),
  })
  .refine(
    entry => (entry.path === undefined) !== (entry.patch === undefined),
    'must have either path or patch',
  );

/**
 * kustomization.yaml, as far as it is understood here. What is not must fail:
 * to leave it out would apply something else than was written.
 */
export const KustomizationFile = z.strictObject({
  apiVersion: z.literal('kustomize.config.k8s.io/v1beta1').optional(),
  kind: z.literal('Kustomization').optional(),
  metadata: z.unknown().optional(),
  namespace: z.string().optional(),
  resources: z.array(z.string()).default([]),
  labels: z.array(label).default([]),
  commonAnnotations: z.record(z.string(), z.string()).default({}),
  patches: z.array(patch).default([]),
  replicas: z
    .array(z.strictObject({ name: z.string(), count: z.number().int().min(0) }))
    .default([]),
  images: z
    .array(
      z.strictObject({
        name: z.string(),
        newName: z.string().optional(),
        newTag: z.string().optional(),
        digest: z.string().optional(),
      }),
    )
    .default([]),
});
export type KustomizationFile = z.infer<typeof KustomizationFile>;
export type PatchTarget = z.infer<typeof target>;
