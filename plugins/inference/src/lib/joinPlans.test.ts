// SPDX-License-Identifier: Apache-2.0
import {
  Rollout,
  RolloutPlanStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import { passingRollout } from '../testing/sampleRollouts';
import { joinPlans } from './joinPlans';

const NOW = Date.parse('2026-11-20T14:02:07Z');

function status(limits: object, canary = 'qwen-chat-v2'): RolloutPlanStatus {
  const about = {
    namespace: 'chat',
    route: 'qwen-chat',
    stable: 'qwen-chat-v1',
    canary,
  };
  return {
    ...about,
    url: 'http://git',
    plan: {
      ...about,
      approvers: [],
      steps: [],
      limits,
      automation: { nextStep: false, abort: false },
    },
    phase: 'baking',
    reason: '',
    waitingFor: [],
    decidedAt: '',
  };
}

const rollout = passingRollout(NOW);
const failed: Rollout = { ...rollout, verdict: 'fail' };

it.each([
  ['its own answer by the limits of its plan', { maxTtftMs: 9 }, 'fail'],
  ['as anywhere where the plan has none', {}, 'pass'],
])('judges a rollout %s', (_, limits, verdict) => {
  const plan = status(limits);
  const { joined, alone } = joinPlans([rollout], {
    items: [failed],
    plans: [plan],
  });
  expect(joined.map(each => [each.rollout.verdict, each.plan])).toEqual([
    [verdict, plan],
  ]);
  expect(alone).toEqual([]);
});

it('keeps a plan that is of no rollout apart', () => {
  const other = status({ maxTtftMs: 9 }, 'qwen-chat-v3');
  expect(joinPlans([rollout], { items: [failed], plans: [other] })).toEqual({
    joined: [{ rollout }],
    alone: [other],
  });
});
