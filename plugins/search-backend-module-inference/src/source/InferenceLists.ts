// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

/** What is read of the inference backend's lists: only what is used. */

export const ListedModel = z.object({
  name: z.string(),
  health: z.string(),
  reason: z.string(),
  pools: z.array(
    z.object({
      cluster: z.string(),
      namespace: z.string(),
      name: z.string(),
    }),
  ),
  entities: z.array(z.string()),
});

export const ListedFinding = z.object({
  code: z.string(),
  severity: z.string(),
  title: z.string(),
  detail: z.string(),
  subject: z.object({
    cluster: z.string(),
    kind: z.string(),
    namespace: z.string().optional(),
    name: z.string(),
    field: z.string().optional(),
  }),
  entities: z.array(z.string()),
});

export const ListedCluster = z.object({ name: z.string(), state: z.string() });

export type ListedModel = z.infer<typeof ListedModel>;
export type ListedFinding = z.infer<typeof ListedFinding>;
export type ListedCluster = z.infer<typeof ListedCluster>;
