// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { kubernetesName } from './texts';

/** How important some requests are against others of the same pool. */
export const objectiveInput = z.object({
  name: kubernetesName().describe(
    'Name; clients ask for it by header x-llm-d-inference-objective (GIE’s picker: x-gateway-inference-objective)',
  ),
  priority: z
    .number()
    .int()
    .min(-1000)
    .max(1000)
    .describe('Higher is served first; below 0 is shed when the pool is full'),
});

export type ObjectiveInput = z.output<typeof objectiveInput>;
