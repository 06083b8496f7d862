// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { z } from 'zod';

const Verdict = z.enum(['pass', 'fail', 'insufficient']);
const Action = z.enum(['shift', 'promote', 'retire', 'abort']);

/** Records of before plans could be of rewrites are of pools. */
const Way = z.enum(['pools', 'rewrite']).default('pools');

/** As it was parsed: the file itself is not kept. */
const Plan = z.object({
  way: Way,
  namespace: z.string(),
  route: z.string(),
  rule: z.number().optional(),
  stable: z.string(),
  canary: z.string(),
  owner: z.string().optional(),
  approvers: z.array(z.string()),
  steps: z.array(
    z.object({
      weight: z.number(),
      bakeMs: z.number(),
      minRequests: z.number().optional(),
      approval: z.boolean(),
    }),
  ),
  limits: z.object({
    maxErrorRate: z.number().optional(),
    maxTtftMs: z.number().optional(),
    maxItlMs: z.number().optional(),
    maxE2eMs: z.number().optional(),
    errorMargin: z.number().optional(),
    slowdownMargin: z.number().optional(),
  }),
  automation: z.object({ nextStep: z.boolean(), abort: z.boolean() }),
  ended: z.enum(['promoted', 'aborted']).optional(),
});

const Deed = z.object({
  action: Action,
  weight: z.number(),
  /** Since when the canary had the weight that it began at. */
  sinceMs: z.number(),
  atMs: z.number(),
  state: z.enum(['starting', 'running', 'proposed', 'failed']),
  onBehalfOf: z.string(),
  /** How often it was tried. */
  attempts: z.number(),
  verdict: Verdict.optional(),
  taskId: z.string().optional(),
  pullRequest: z.string().optional(),
  reason: z.string().optional(),
  retryMs: z.number().optional(),
});

/** What is remembered of a rollout, whether or not it has a plan. */
export const planRecord = z.object({
  entityRef: z.string(),
  way: Way,
  namespace: z.string(),
  route: z.string(),
  stable: z.string(),
  canary: z.string(),
  /** Where it was seen last. */
  clusters: z.array(z.string()),
  owners: z.array(z.string()),
  /** Of the file. */
  url: z.string().optional(),
  problem: z.string().optional(),
  plan: Plan.optional(),
  /** The canary's share in percent. */
  weight: z.number(),
  verdict: Verdict,
  decision: z.object({
    phase: z.enum([
      'baking',
      'measuring',
      'acting',
      'asking',
      'held',
      'failed',
      'aborted',
      'done',
    ]),
    step: z.number().optional(),
    next: z
      .object({
        action: Action,
        weight: z.number(),
        atMs: z.number().optional(),
        automatic: z.boolean(),
      })
      .optional(),
    reason: z.string(),
    acts: z.boolean(),
    sinceMs: z.number().optional(),
  }),
  decidedMs: z.number(),
  deed: Deed.optional(),
});

export type PlanRecord = z.infer<typeof planRecord>;
export type KeptDeed = z.infer<typeof Deed>;

/** Which rollout of which entity. */
export type PlannedRollout = Pick<
  PlanRecord,
  'entityRef' | 'way' | 'namespace' | 'route' | 'stable' | 'canary'
>;

/** The same in all clusters that have it. */
export function planId(rollout: PlannedRollout): string {
  const { entityRef, way, namespace, route, stable, canary } = rollout;
  const names = [entityRef, namespace, route, stable, canary];
  return createHash('sha256')
    .update(JSON.stringify(way === 'pools' ? names : [...names, way]))
    .digest('hex');
}
