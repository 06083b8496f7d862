// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

/** Steps that a rollout is to take, for its `rollout.yaml`. */
export const planField = z
  .object({
    steps: z
      .array(
        z.object({
          weight: z
            .number()
            .int('is no whole number')
            .min(0, 'is negative')
            .max(100, 'is more than all requests')
            .describe('Share of the requests in percent'),
          bakeMinutes: z
            .number()
            .int('is no whole number of minutes')
            .min(1, 'is less than a minute')
            .max(43_200, 'is more than 30 days')
            .describe('Minutes that it stays there at least'),
          minRequests: z
            .number()
            .int('is no whole number')
            .min(1, 'is less than one')
            .optional()
            .describe('Requests that the canary answers there at least'),
          approval: z.boolean().optional().describe('A person opens this step'),
        }),
      )
      .max(20, 'are more than 20')
      .default([])
      .describe('By rising weight; no plan is written where there are none'),
    nextStep: z
      .boolean()
      .default(false)
      .describe(
        'The portal opens the next step’s pull request by itself when a step passed',
      ),
    abort: z
      .boolean()
      .default(false)
      .describe(
        'The portal opens the abort’s pull request by itself when the verdict is fail',
      ),
  })
  .optional()
  .describe(
    'Steps that follow, written to rollout.yaml beside catalog-info.yaml',
  );
