// SPDX-License-Identifier: Apache-2.0
import { RolloutPlan } from '@inference-portal/backstage-plugin-inference-common';
import { z } from 'zod';
import { parseDuration } from './parseDuration';

const MAX_STEPS = 20;
const HOUR_MS = 3_600_000;
const LONGEST_MS = 30 * 24 * HOUR_MS;

/** Without a message of one's own, zod says what was found and not what to write. */
const text = (fix: string) => z.string({ error: fix });

const POOL_NAME = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;
const VERSION_NAME = /^[^=,\s]+$/;

/** Of a pool, or of a model or an adapter, which may be called nearly anyhow. */
const versionName = () =>
  text('is no name: write that of a pool, such as qwen-chat, or of a model')
    .max(128, 'is longer than 128 letters')
    .regex(VERSION_NAME, 'is no name of a pool or a model');

const place = (what: string, example: string) =>
  text(`is no ${what}: write namespace/name, such as ${example}`).regex(
    /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\/[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$/,
    `is no ${what}: write namespace/name, such as ${example}`,
  );

const duration = (fix: string) =>
  text(fix)
    .transform((value, context) => {
      const ms = parseDuration(value);
      if (ms === undefined) {
        context.addIssue({ code: 'custom', message: fix });
        return z.NEVER;
      }
      return ms;
    })
    .refine(ms => ms <= LONGEST_MS, { error: 'is longer than 30 days' });

const bake = duration('is no time: write one such as 30m, 1h30m or 45s');
const limit = duration('is no time: write one such as 800ms or 2s').refine(
  ms => ms > 0,
  { error: 'is 0: every request takes longer' },
);

const person = (fix: string) =>
  text(fix)
    .max(200, 'is longer than 200 letters')
    .regex(/^(user|group):[\w.-]+\/[\w.-]+$/, fix);

const share = (fix: string) => z.number({ error: fix }).gt(0, fix).max(1, fix);

const flag = z.boolean({ error: 'is neither true nor false' });

const step = z.strictObject({
  weight: z
    .number({ error: 'is no share in percent: write 0 to 100' })
    .int('is no whole number')
    .min(0, 'is negative')
    .max(100, 'is more than all requests')
    .describe('Share of the requests that the canary gets, in percent'),
  bake: bake.describe('How long it stays there at least, such as 30m or 2h'),
  minRequests: z
    .number({ error: 'is no number of requests' })
    .int('is no whole number')
    .min(1, 'is less than one request')
    .optional()
    .describe('Requests that the canary answers in this step at least'),
  approval: flag
    .default(false)
    .describe('A person opens this step, whatever automation says'),
});

/** `rollout.yaml` as people write it. */
const document = z
  .strictObject({
    version: z
      .literal(1, { error: 'is no version of this file: write version: 1' })
      .describe('Of the format'),
    route: place('route', 'chat/qwen-chat')
      .optional()
      .describe('The HTTPRoute between two pools, as namespace/name'),
    rewrite: place('rewrite', 'chat/qwen')
      .optional()
      .describe(
        'Instead of route: the InferenceModelRewrite between models and adapters of one pool, as namespace/name',
      ),
    rule: z
      .number({ error: 'is no position: write 0 for the first rule' })
      .int('is no whole number')
      .min(0, 'is negative')
      .max(15, 'is more than a route has')
      .optional()
      .describe('Position of the rule, where several have both versions'),
    stable: versionName().describe(
      'Pool that serves the model until now; by a rewrite the model or adapter that does',
    ),
    canary: versionName().describe(
      'Pool of the new version; by a rewrite its model or adapter',
    ),
    owner: person('is nobody: write user:default/chloe or group:default/team')
      .optional()
      .describe(
        'For whom the portal opens pull requests: an owner of the model, or a member of one. Its first owner unless set',
      ),
    approvers: z
      .array(person('is nobody: write user:default/chloe or a group'), {
        error: 'is no list',
      })
      .max(20, 'are more than 20')
      .default([])
      .describe('Who decides where a person has to; the owners unless set'),
    automation: z
      .strictObject({
        nextStep: flag
          .default(false)
          .describe('Open the next step’s pull request when a step passed'),
        abort: flag
          .default(false)
          .describe('Open the abort’s pull request when the verdict is fail'),
      })
      .default({ nextStep: false, abort: false })
      .describe('What the portal does by itself; nothing unless set'),
    signals: z
      .strictObject({
        errorRate: z
          .strictObject({
            max: share('is no share: write 0.05 for 5 %')
              .optional()
              .describe('Of the canary’s requests that may fail, 0 to 1'),
            margin: share('is no share: write 0.02 for 2 points')
              .optional()
              .describe('That it may have more than the stable version'),
          })
          .optional(),
        ttft: z.strictObject({ max: limit.describe('Of 95 %') }).optional(),
        itl: z.strictObject({ max: limit.describe('Of 95 %') }).optional(),
        e2e: z.strictObject({ max: limit.describe('Of 95 %') }).optional(),
        slowdown: z
          .number({ error: 'is no factor: write 1.2 for 20 % slower' })
          .gt(1, 'is no factor above 1: write 1.2 for 20 % slower')
          .max(10, 'is more than 10 times as slow')
          .optional()
          .describe('Times as slow as the stable version that it may be'),
      })
      .default({})
      .describe('Limits beside those that hold anywhere'),
    steps: z
      .array(step, { error: 'is missing: list at least one step' })
      .min(1, 'is empty: list at least one step')
      .max(MAX_STEPS, `are more than ${MAX_STEPS}`)
      .describe('By rising weight'),
    ended: z
      .enum(['promoted', 'aborted'], {
        error: 'is neither promoted nor aborted',
      })
      .optional()
      .describe('Written by promotion and abort: nothing follows any more'),
  })
  .superRefine((plan, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (plan.route === undefined && plan.rewrite === undefined) {
      refuse(
        'route',
        'is missing: write namespace/name of the HTTPRoute, or rewrite with those of the InferenceModelRewrite',
      );
    }
    if (plan.route !== undefined && plan.rewrite !== undefined) {
      refuse('rewrite', 'stands beside route: a plan is of one of them');
    }
    if (plan.rewrite === undefined) {
      // Of what is no name of anything that has been said.
      (['stable', 'canary'] as const)
        .filter(field => VERSION_NAME.test(plan[field]))
        .filter(field => !POOL_NAME.test(plan[field]))
        .forEach(field =>
          refuse(
            field,
            'is no name of a pool: write lower-case letters, digits and dashes',
          ),
        );
    }
    if (plan.stable === plan.canary) {
      refuse(
        'canary',
        'is the stable version too: name the new one, which is another',
      );
    }
    plan.steps.forEach(({ weight }, index) => {
      const before = plan.steps[index - 1]?.weight ?? -Infinity;
      if (weight <= before) {
        context.addIssue({
          code: 'custom',
          path: ['steps', index, 'weight'],
          message: `is ${weight}, and the step before has ${before}: put the steps in rising order`,
        });
      }
    });
  });

/**
 * What `rollout.yaml` holds, as zod checks it.
 *
 * @internal
 */
export const rolloutPlanSchema = document.transform(
  ({ version: _, route, rewrite, signals, ...plan }): RolloutPlan => {
    const [namespace, name] = (route ?? rewrite ?? '').split('/');
    const { errorRate, ttft, itl, e2e, slowdown } = signals;
    return {
      ...plan,
      way: rewrite === undefined ? 'pools' : 'rewrite',
      namespace,
      route: name,
      steps: plan.steps.map(({ bake: bakeMs, ...rest }) => ({
        ...rest,
        bakeMs,
      })),
      limits: {
        ...(errorRate?.max !== undefined && { maxErrorRate: errorRate.max }),
        ...(errorRate?.margin !== undefined && {
          errorMargin: errorRate.margin,
        }),
        ...(ttft && { maxTtftMs: ttft.max }),
        ...(itl && { maxItlMs: itl.max }),
        ...(e2e && { maxE2eMs: e2e.max }),
        ...(slowdown !== undefined && { slowdownMargin: slowdown }),
      },
    };
  },
);

/**
 * JSON Schema of `rollout.yaml`, for editors.
 *
 * @public
 */
export function rolloutPlanJsonSchema(): object {
  return {
    ...z.toJSONSchema(document, { io: 'input', unrepresentable: 'any' }),
    oneOf: [{ required: ['route'] }, { required: ['rewrite'] }],
  };
}
