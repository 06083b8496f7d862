// SPDX-License-Identifier: Apache-2.0
import {
  Rollout,
  RolloutPlanStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import { plainOf } from '../core/plainOf';
import { ActionParts, firstOf, READ_ONLY } from './ActionParts';
import { ENTITY_REF } from './entityRefInput';
import { requireEntity } from './requireEntity';
import { poolRefSchema } from './toolSchemas';

const MOST_ROLLOUTS = 20;

/** Two versions compared, as a tool. */
export function registerGetRollouts(parts: ActionParts): void {
  const { actionsRegistry, planned } = parts;
  actionsRegistry.register({
    name: 'get-rollouts',
    title: 'Rollouts of a model and their verdicts',
    description: `Tells of each rule of a catalog entity that shares requests between two pools, or between two models or adapters of one pool: the canary's configured share against the observed one with its 95 % interval, and the verdict over the same window: pass (not worse, and that is shown), fail (worse by an amount that matters) or insufficient (neither, yet). reasons and comparisons say why, signal by signal; forecast says what is still needed until it can be decided.
insufficient is no pass: do not promote on it without a person who decides. access says whether you may change the rollout, and whom to ask otherwise. Nothing is changed.`,
    attributes: READ_ONLY,
    schema: {
      input: z => z.object({ entityRef: z.string().describe(ENTITY_REF) }),
      output: z =>
        z.object({
          entityRef: z.string(),
          access: z.object({
            canRollout: z.boolean(),
            reason: z.string().optional(),
          }),
          rollouts: z.array(
            z.object({
              way: z
                .enum(['pools', 'rewrite'])
                .describe(
                  'What holds the weights: an HTTPRoute, or an InferenceModelRewrite of one pool',
                ),
              route: poolRefSchema(z),
              rule: z.number(),
              stable: poolRefSchema(z),
              canary: poolRefSchema(z),
              rewrite: z
                .object({
                  apiVersion: z.string(),
                  pool: poolRefSchema(z),
                  models: z.array(z.string()),
                })
                .optional(),
              configured: z.number().describe("The canary's share, 0..1"),
              observed: z
                .object({
                  share: z.number(),
                  low: z.number(),
                  high: z.number(),
                  requests: z.number(),
                  source: z.string(),
                })
                .optional(),
              verdict: z.enum(['pass', 'fail', 'insufficient']),
              reasons: z.array(z.string()),
              comparisons: z.array(
                z.object({
                  signal: z.string(),
                  verdict: z.enum(['pass', 'fail', 'insufficient']),
                  reason: z.string(),
                  samples: z.object({ stable: z.number(), canary: z.number() }),
                }),
              ),
              forecast: z.string(),
              warmUp: z.string(),
              startedAt: z.string().optional(),
              providerSupport: z.object({
                ok: z.boolean(),
                reason: z.string().optional(),
              }),
              drift: z.string().optional(),
            }),
          ),
          plans: z
            .array(
              z.object({
                way: z.enum(['pools', 'rewrite']),
                route: z.string(),
                stable: z.string(),
                canary: z.string(),
                url: z.string().describe('Of rollout.yaml'),
                problem: z.string().optional(),
                phase: z
                  .string()
                  .describe(
                    'baking, measuring, acting, asking, held, failed, aborted or done',
                  ),
                reason: z.string(),
                next: z
                  .object({
                    action: z.enum(['shift', 'promote', 'retire', 'abort']),
                    weight: z.number().describe('In percent'),
                    at: z.string().optional().describe('Not before'),
                    automatic: z
                      .boolean()
                      .describe('The portal opens its pull request by itself'),
                  })
                  .optional(),
                waitingFor: z.array(z.string()),
                pullRequest: z.string().optional(),
              }),
            )
            .describe('What follows by plans in the repository'),
          leftOut: z.number(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { entityRef, access } = await requireEntity(
        parts,
        input.entityRef,
        credentials,
      );
      const found = await planned.list(entityRef, {});
      const { items, leftOut } = firstOf(found.items, MOST_ROLLOUTS);
      const plans = firstOf(found.plans, MOST_ROLLOUTS).items;
      return {
        output: plainOf({
          entityRef,
          access,
          rollouts: items.map(toOutput),
          plans: plans.map(toPlanOutput),
          leftOut,
        }),
      };
    },
  });
}

function toPlanOutput(plan: RolloutPlanStatus) {
  const { way, namespace, stable, canary, url, problem } = plan;
  const { phase, reason, next, waitingFor, deed } = plan;
  return {
    route: `${namespace}/${plan.route}`,
    ...{ way, stable, canary, url, problem, phase, reason, next, waitingFor },
    pullRequest: deed?.pullRequest,
  };
}

function toOutput(rollout: Rollout) {
  const { way, route, rule, stable, canary, rewrite } = rollout;
  const { configured, observed } = rollout;
  const { verdict, reasons, startedAt, providerSupport, drift } = rollout;
  return {
    ...{ way, route, rule, stable, canary, rewrite, configured, observed },
    ...{ verdict, reasons, startedAt, providerSupport, drift },
    comparisons: rollout.comparisons.map(one => ({
      signal: one.signal,
      verdict: one.verdict,
      reason: one.reason,
      samples: { stable: one.stable.samples, canary: one.canary.samples },
    })),
    forecast: rollout.forecast.reason,
    warmUp: rollout.warmUp.reason,
  };
}
