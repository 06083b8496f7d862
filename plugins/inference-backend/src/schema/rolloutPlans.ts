// SPDX-License-Identifier: Apache-2.0
import {
  amount,
  count,
  flag,
  JsonSchema,
  listOf,
  objectOf,
  oneOf,
  ratio,
  ref,
  text,
  time,
} from './jsonSchema';

const action = oneOf('shift', 'promote', 'retire', 'abort');
/** Of requests, in percent. */
const percent: JsonSchema = { type: 'number', minimum: 0, maximum: 100 };

export const rolloutPlanSchemas: Record<string, JsonSchema> = {
  RolloutPlan: objectOf(
    {
      way: ref('RolloutWay'),
      namespace: text,
      route: text,
      stable: text,
      canary: text,
      approvers: listOf(text),
      steps: listOf(
        objectOf(
          { weight: percent, bakeMs: amount, approval: flag },
          { minRequests: count },
        ),
      ),
      limits: objectOf(
        {},
        {
          maxErrorRate: ratio,
          maxTtftMs: amount,
          maxItlMs: amount,
          maxE2eMs: amount,
          errorMargin: ratio,
          slowdownMargin: amount,
        },
      ),
      automation: objectOf({ nextStep: flag, abort: flag }),
    },
    { rule: count, owner: text, ended: oneOf('promoted', 'aborted') },
  ),
  RolloutPlanDeed: objectOf(
    {
      action,
      weight: percent,
      at: time,
      state: oneOf('starting', 'running', 'proposed', 'failed'),
      onBehalfOf: text,
    },
    {
      verdict: ref('RolloutVerdict'),
      taskId: text,
      pullRequest: text,
      reason: text,
      retryAt: time,
    },
  ),
  RolloutPlanStatus: objectOf(
    {
      way: ref('RolloutWay'),
      namespace: text,
      route: text,
      stable: text,
      canary: text,
      url: text,
      phase: oneOf(
        'baking',
        'measuring',
        'acting',
        'asking',
        'held',
        'failed',
        'aborted',
        'done',
      ),
      reason: text,
      waitingFor: listOf(text),
      decidedAt: time,
    },
    {
      problem: text,
      plan: ref('RolloutPlan'),
      step: count,
      next: objectOf(
        { action, weight: percent, automatic: flag },
        { at: time },
      ),
      deed: ref('RolloutPlanDeed'),
    },
  ),
};
