// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

const share = (what: string) =>
  z
    .number()
    .gt(0, 'is 0: every canary fails by that')
    .max(1, 'is more than all')
    .optional()
    .describe(what);

const limit = (what: string) =>
  z
    .object({
      max: z
        .string()
        .max(20)
        .regex(
          /^([0-9]+(ms|s|m|h))+$/,
          'is no time: write one such as 800ms or 2s',
        )
        .optional()
        .describe('Of 95 % of the canary’s requests, such as 800ms or 2s'),
    })
    .optional()
    .describe(what);

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
    approvers: z
      .array(
        z
          .string()
          .max(200)
          .regex(
            /^(user|group):[\w.-]+\/[\w.-]+$/,
            'is nobody: write it as user:default/chloe or group:default/team-chat',
          ),
      )
      .max(20, 'are more than 20')
      .default([])
      .describe('Who decides where a person has to; the owners where empty'),
    signals: z
      .object({
        errorRate: z
          .object({
            max: share('Of the canary’s requests that may fail, 0 to 1'),
            margin: share('That it may have more than the stable version'),
          })
          .optional()
          .describe('Errors'),
        ttft: limit('Time to first token'),
        itl: limit('Time between tokens'),
        e2e: limit('Whole request'),
        slowdown: z
          .number()
          .gt(1, 'is no factor above 1')
          .max(10, 'is more than 10 times as slow')
          .optional()
          .describe('Times as slow as the stable version that it may be'),
      })
      .default({})
      .describe('Limits beside those that hold anywhere'),
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
