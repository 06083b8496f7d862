// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { cpuQuantity, memoryQuantity } from './texts';

export const PICKERS = ['manifests', 'llm-d-router', 'gie'] as const;
export type PickerName = (typeof PICKERS)[number];

/** The endpoint picker, and the pool that names it. */
export const pickerInput = z.object({
  kind: z
    .enum(PICKERS)
    .default('manifests')
    .describe(
      'How it is installed: `manifests` (plain objects), `llm-d-router` (chart llm-d-router-gateway, values `router.*`) or `gie` (chart inferencepool up to 1.5, values `inferenceExtension.*`)',
    ),
  replicas: z
    .number()
    .int()
    .min(1)
    .max(5)
    .default(2)
    .describe('One picks, the others stand by until they are elected'),
  cpu: cpuQuantity()
    .optional()
    .describe('CPU requested; sized by the number of servers where left out'),
  memory: memoryQuantity()
    .optional()
    .describe(
      'Memory requested; sized by the number of servers where left out',
    ),
  failureMode: z
    .enum(['FailOpen', 'FailClose'])
    .optional()
    .describe(
      'What the gateway does without a picker; what the provider really does where left out',
    ),
  metricsAuth: z
    .boolean()
    .default(true)
    .describe(
      'Guard the picker’s metrics by a token review. Through the API server’s proxy they can be read only without it',
    ),
});

export type PickerInput = z.output<typeof pickerInput>;
