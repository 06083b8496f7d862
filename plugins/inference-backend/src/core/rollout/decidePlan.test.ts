// SPDX-License-Identifier: Apache-2.0
import { RolloutPlan } from '@inference-portal/backstage-plugin-inference-common';
import { plainOf } from '../plainOf';
import { decidePlan } from './decidePlan';
import { PlanDeed, PlanMoment, SeenRollout } from './PlanMoment';

const MINUTE = 60_000;
/** When the canary came to 10 %. */
const SINCE = 1_000 * MINUTE;

const plan = (more: Partial<RolloutPlan> = {}): RolloutPlan => ({
  way: 'pools',
  namespace: 'chat',
  route: 'qwen',
  stable: 'v1',
  canary: 'v2',
  approvers: [],
  limits: {},
  automation: { nextStep: true, abort: true },
  steps: [
    { weight: 10, bakeMs: 30 * MINUTE, minRequests: 400, approval: false },
    { weight: 50, bakeMs: 60 * MINUTE, approval: true },
    { weight: 100, bakeMs: 20 * MINUTE, approval: false },
  ],
  ...more,
});

const seen = (more: Partial<SeenRollout> = {}): SeenRollout => ({
  cluster: 'eu',
  isLive: true,
  weight: 10,
  steps: [{ atMs: SINCE, weight: 10 }],
  verdict: 'pass',
  reasons: ['nothing is worse'],
  requests: 401,
  ...more,
});

const at = (weight: number, from = 0) => ({
  weight,
  steps: [
    { atMs: 1, weight: from },
    { atMs: SINCE, weight },
  ],
});

const moment = (more: Partial<PlanMoment> = {}): PlanMoment => ({
  plan: plan(),
  seen: [seen()],
  nowMs: SINCE + 31 * MINUTE,
  ...more,
});

const deed = (more: Partial<PlanDeed> = {}): PlanDeed => ({
  action: 'shift',
  weight: 50,
  sinceMs: SINCE,
  state: 'proposed',
  pullRequest: 'http://git/pulls/3',
  ...more,
});

/** Of which the second step is the portal's too. */
const UNATTENDED = plan({
  steps: plan().steps.map(step => ({ ...step, approval: false })),
});
const BY_PEOPLE = plan({ automation: { nextStep: false, abort: false } });

type Case = [
  what: string,
  asked: Partial<PlanMoment>,
  phase: string,
  acts: boolean,
  next: string,
  reason: string,
];

it.each<Case>([
  [
    'waits for the bake time',
    { plan: UNATTENDED, nowMs: SINCE + 29 * MINUTE },
    'baking',
    false,
    'shift 50 at 30',
    'It stays at 10 % for 30m',
  ],
  [
    'takes the next step when it passed',
    { plan: UNATTENDED },
    'acting',
    true,
    'shift 50',
    'The canary passed at 10 %',
  ],
  [
    'leaves a step that takes an approval to people',
    {},
    'asking',
    false,
    'shift 50',
    'The canary passed at 10 %: a person takes the next step',
  ],
  [
    'leaves each step to people who did not opt in',
    { plan: { ...BY_PEOPLE, steps: UNATTENDED.steps } },
    'asking',
    false,
    'shift 50',
    'a person takes the next step',
  ],
  [
    'tells people where there is no plan',
    { plan: undefined },
    'asking',
    false,
    '',
    'The canary passed at 10 %, and the plan has no further step: promote it, or abort',
  ],
  [
    'measures on while the verdict is not known',
    {
      seen: [seen({ verdict: 'insufficient', reasons: ['12 of 400'] })],
    },
    'measuring',
    false,
    'shift 50',
    'eu: 12 of 400',
  ],
  [
    'takes metrics that are missing for a side as not known',
    {
      seen: [
        seen({
          verdict: 'insufficient',
          reasons: ['No requests of v1 are counted'],
          requests: 0,
        }),
      ],
    },
    'measuring',
    false,
    'shift 50',
    'No requests of v1 are counted',
  ],
  [
    'takes as many requests as the plan says',
    { seen: [seen({ requests: 399 })] },
    'measuring',
    false,
    'shift 50',
    'eu: the canary answered 399 of the 400 requests that this step takes',
  ],
  [
    'asks people when a step is not decided for long',
    {
      nowMs: SINCE + 60 * MINUTE,
      seen: [seen({ verdict: 'insufficient', reasons: ['between'] })],
    },
    'asking',
    false,
    'shift 50',
    'It is not decided after 1h: eu: between. Wait, or say why it shall go on',
  ],
  [
    'measures for ever where there is no plan',
    {
      plan: undefined,
      nowMs: SINCE + 9_000 * MINUTE,
      seen: [seen({ verdict: 'insufficient', reasons: ['between'] })],
    },
    'measuring',
    false,
    '',
    'eu: between',
  ],
  [
    'aborts at once when it fails',
    {
      nowMs: SINCE + MINUTE,
      seen: [seen({ verdict: 'fail', reasons: ['8 points more errors'] })],
    },
    'acting',
    true,
    'abort 0',
    'The verdict is fail: eu: 8 points more errors',
  ],
  [
    'tells people of a failure who did not opt in',
    { plan: BY_PEOPLE, seen: [seen({ verdict: 'fail', reasons: ['slow'] })] },
    'failed',
    false,
    'abort 0',
    'The verdict is fail: eu: slow. Abort, or put it right',
  ],
  [
    'tells people of a failure without a plan',
    { plan: undefined, seen: [seen({ verdict: 'fail', reasons: ['slow'] })] },
    'failed',
    false,
    'abort 0',
    'Abort, or put it right',
  ],
  [
    'aborts for one cluster of two, whatever is in the way of a step',
    {
      seen: [
        seen({ drift: 'Git has 20' }),
        seen({ cluster: 'us', isLive: false }),
        seen({ cluster: 'ap', verdict: 'fail', reasons: ['slow'] }),
      ],
    },
    'acting',
    true,
    'abort 0',
    'The verdict is fail: ap: slow',
  ],
  [
    'does not abort by what a cluster said before it was away',
    { seen: [seen({ isLive: false, verdict: 'fail', reasons: ['slow'] })] },
    'held',
    false,
    '',
    'eu can’t be seen at the moment',
  ],
  [
    'holds while weights are not those of Git',
    { seen: [seen({ drift: 'the cluster has 10, Git has 20' })] },
    'held',
    false,
    '',
    'eu: the cluster has 10, Git has 20',
  ],
  [
    'holds where the gateway splits wrongly',
    { seen: [seen({ hindrance: 'Istio 1.26 sends all to one' })] },
    'held',
    false,
    '',
    'eu: Istio 1.26 sends all to one',
  ],
  [
    'holds until Git is applied everywhere',
    { seen: [seen(), seen({ cluster: 'us', ...at(50, 10) })] },
    'held',
    false,
    '',
    'The canary has 10 % in eu and 50 % in us: Git is not applied everywhere yet',
  ],
  [
    'holds when no rule has both, such as when a pool is deleted',
    { seen: [] },
    'held',
    false,
    '',
    'No cluster has a rule with both pools, v1 and v2',
  ],
  [
    'waits until it is known since when',
    { seen: [seen({ steps: [] })] },
    'baking',
    false,
    'shift 50',
    'Since when the canary has its weight is not known yet',
  ],
  [
    'counts the bake time from the last of the clusters',
    {
      plan: UNATTENDED,
      seen: [
        seen(),
        seen({
          cluster: 'us',
          steps: [{ atMs: SINCE + 5 * MINUTE, weight: 10 }],
        }),
      ],
    },
    'baking',
    false,
    'shift 50 at 35',
    'It stays at 10 % for 30m',
  ],
  [
    'goes on from where a person shifted to',
    { plan: UNATTENDED, seen: [seen(at(30, 10))] },
    'acting',
    true,
    'shift 50',
    'The canary passed at 30 %',
  ],
  [
    'does not take up again what a person took back',
    { plan: UNATTENDED, seen: [seen(at(10, 50))] },
    'asking',
    false,
    'shift 50',
    'It was taken back from 50 % to 10 %: a person decides how it goes on',
  ],
  [
    'sees that it was aborted, by whomever',
    { seen: [seen({ ...at(0, 50), verdict: 'insufficient' })] },
    'aborted',
    false,
    '',
    'The canary gets no requests any more: the rollout was aborted',
  ],
  [
    'sees that it was aborted without a plan',
    { plan: undefined, seen: [seen({ ...at(0, 50), verdict: 'fail' })] },
    'aborted',
    false,
    '',
    'the rollout was aborted',
  ],
  [
    'leaves the first requests to people',
    { plan: UNATTENDED, seen: [seen({ ...at(0), verdict: 'insufficient' })] },
    'asking',
    false,
    'shift 10',
    'Without requests there is nothing to judge the canary by: a person decides',
  ],
  [
    'promotes at the step of 100',
    {
      nowMs: SINCE + 61 * MINUTE,
      seen: [seen(at(50, 10))],
    },
    'acting',
    true,
    'promote 100',
    'The canary passed at 50 %',
  ],
  [
    'takes the old pool away after the last bake time, without a verdict',
    {
      nowMs: SINCE + 21 * MINUTE,
      seen: [seen({ ...at(100, 50), verdict: 'insufficient' })],
    },
    'acting',
    true,
    'retire 100',
    'the old version can be taken away',
  ],
  [
    'keeps the old pool for the last bake time',
    {
      nowMs: SINCE + 19 * MINUTE,
      seen: [seen({ ...at(100, 50), verdict: 'insufficient' })],
    },
    'baking',
    false,
    'retire 100 at 20',
    'It stays at 100 % for 20m',
  ],
  [
    'keeps the old pool for an hour where no plan says how long',
    {
      plan: undefined,
      nowMs: SINCE + 59 * MINUTE,
      seen: [seen({ ...at(100, 50), verdict: 'insufficient' })],
    },
    'baking',
    false,
    'retire 100 at 60',
    'It stays at 100 % for 1h',
  ],
  [
    'asks people after the last step of a plan that does not promote',
    {
      plan: plan({ steps: plan().steps.slice(0, 1) }),
    },
    'asking',
    false,
    '',
    'The canary passed at 10 %, and the plan has no further step',
  ],
  [
    'follows nothing of a plan that has ended',
    { plan: plan({ ended: 'aborted' }) },
    'done',
    false,
    '',
    'The plan has ended: the canary was aborted',
  ],
  [
    'does not start twice what is on its way',
    { plan: UNATTENDED, deed: deed({ state: 'starting' }) },
    'acting',
    false,
    'shift 50',
    'The canary passed at 10 %',
  ],
  [
    'proposes a step once',
    { plan: UNATTENDED, deed: deed() },
    'asking',
    false,
    'shift 50',
    'The pull request is open: merge it, or close it and decide',
  ],
  [
    'says where Git has the change already',
    { plan: UNATTENDED, deed: deed({ pullRequest: undefined }) },
    'asking',
    false,
    'shift 50',
    'Git has this change already, and the cluster does not yet',
  ],
  [
    'proposes the same step again when the weight changed meanwhile',
    { plan: UNATTENDED, deed: deed({ sinceMs: SINCE - 1 }) },
    'acting',
    true,
    'shift 50',
    'The canary passed at 10 %',
  ],
  [
    'aborts although a step is proposed',
    {
      plan: UNATTENDED,
      deed: deed(),
      seen: [seen({ verdict: 'fail', reasons: ['slow'] })],
    },
    'acting',
    true,
    'abort 0',
    'eu: slow',
  ],
  [
    'proposes an abort once',
    {
      deed: deed({ action: 'abort', weight: 0 }),
      seen: [seen({ verdict: 'fail', reasons: ['slow'] })],
    },
    'asking',
    false,
    'abort 0',
    'The pull request is open',
  ],
  [
    'does not try again before its time',
    {
      plan: UNATTENDED,
      deed: deed({
        state: 'failed',
        reason: 'Git does not answer',
        retryMs: SINCE + 32 * MINUTE,
      }),
    },
    'held',
    false,
    'shift 50',
    'It could not be proposed: Git does not answer',
  ],
  [
    'tries again at its time',
    {
      plan: UNATTENDED,
      deed: deed({ state: 'failed', reason: 'x', retryMs: SINCE }),
    },
    'acting',
    true,
    'shift 50',
    'The canary passed at 10 %',
  ],
])('%s', (_, asked, phase, acts, next, reason) => {
  const decision = plainOf(decidePlan(moment(asked)));
  const told = decision.next;
  const time =
    told?.atMs === undefined ? '' : ` at ${(told.atMs - SINCE) / MINUTE}`;
  expect({
    phase: decision.phase,
    acts: decision.acts,
    next: told ? `${told.action} ${told.weight}${time}` : '',
  }).toEqual({ phase, acts, next });
  expect(decision.reason).toContain(reason);
});

it('tells which step is on by the weight', () => {
  const steps = [0, 5, 10, 30, 50, 99, 100].map(
    weight => decidePlan(moment({ seen: [seen(at(weight))] })).step,
  );
  expect(steps).toEqual([undefined, undefined, 0, 0, 1, 1, 2]);
});
