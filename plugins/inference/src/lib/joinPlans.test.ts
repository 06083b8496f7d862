// SPDX-License-Identifier: Apache-2.0
import {
  Rollout,
  RolloutPlan,
  RolloutPlanStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import { byRewrite, passingRollout } from '../testing/sampleRollouts';
import { joinPlans } from './joinPlans';

const NOW = Date.parse('2026-11-20T14:02:07Z');
const rollout = passingRollout(NOW);

function planOf(
  { way, route, stable, canary }: Rollout,
  more: Partial<RolloutPlan> = {},
): RolloutPlanStatus {
  const plan: RolloutPlan = {
    way,
    namespace: route.namespace,
    route: route.name,
    stable: stable.name,
    canary: canary.name,
    approvers: [],
    steps: [],
    limits: {},
    automation: { nextStep: false, abort: false },
    ...more,
  };
  return {
    ...{ way, namespace: plan.namespace, route: plan.route },
    ...{ stable: plan.stable, canary: plan.canary },
    url: 'http://git',
    plan,
    phase: 'baking',
    reason: '',
    waitingFor: [],
    decidedAt: '',
  };
}

it('gives each rollout its own plan, though a rewrite is called like a route', () => {
  const { stable, canary, route } = rollout;
  const alike: Rollout = {
    ...byRewrite(rollout),
    ...{ route, stable, canary },
  };
  const plans = [planOf(alike), planOf(rollout)];
  expect(joinPlans([rollout, alike], plans)).toEqual({
    joined: [
      { rollout, plan: plans[1] },
      { rollout: alike, plan: plans[0] },
    ],
    alone: [],
  });
});

it('gives a plan to the rule that it names', () => {
  const other: Rollout = { ...rollout, rule: rollout.rule + 1 };
  const plan = planOf(rollout, { rule: other.rule });
  expect(joinPlans([rollout, other], [plan]).joined).toEqual([
    { rollout },
    { rollout: other, plan },
  ]);
});

it('keeps a plan that is of no rollout apart', () => {
  const other = planOf(rollout, { canary: 'qwen-chat-v3' });
  expect(joinPlans([rollout], [other])).toEqual({
    joined: [{ rollout }],
    alone: [other],
  });
});
