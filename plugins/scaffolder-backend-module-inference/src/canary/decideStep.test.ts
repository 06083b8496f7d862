// SPDX-License-Identifier: Apache-2.0
import {
  decideStep,
  isIncrease,
  RuleBackend,
  StepQuestion,
} from './decideStep';

const pool = (name: string, weight: number, isThere = true): RuleBackend => ({
  kind: 'InferencePool',
  name,
  weight,
  isThere,
});
const PASS = { verdict: 'pass', reasons: ['nothing is worse'] } as const;
const FAIL = { verdict: 'fail', reasons: ['4 points more errors'] } as const;
const FEW = {
  verdict: 'insufficient',
  reasons: ['12 of 400 requests'],
} as const;

function ask(
  step: StepQuestion['step'],
  backends: RuleBackend[],
  percent: number,
  more: Partial<StepQuestion> = {},
): StepQuestion {
  return { step, backends, stable: 'v1', canary: 'v2', percent, ...more };
}
const both = (stable: number, canary: number) => [
  pool('v1', stable),
  pool('v2', canary),
];

it.each<[string, StepQuestion, [number, number], boolean]>([
  [
    'starts at 10 of 100, whatever the weight was',
    ask('start', [pool('v1', 1)], 10),
    [90, 10],
    true,
  ],
  ['starts at 0', ask('start', [pool('v1', 100)], 0), [100, 0], true],
  [
    'shifts up after a pass',
    ask('shift', both(90, 10), 50, { verdict: PASS }),
    [50, 50],
    true,
  ],
  [
    'keeps a sum that is not 100',
    ask('shift', both(9, 1), 50, { verdict: PASS }),
    [5, 5],
    true,
  ],
  [
    'shifts up without a verdict, for a reason',
    ask('shift', both(90, 10), 20, { verdict: FEW, reason: 'night' }),
    [80, 20],
    true,
  ],
  [
    'shifts down after a fail',
    ask('shift', both(50, 50), 5, { verdict: FAIL }),
    [95, 5],
    true,
  ],
  ['has nothing to do', ask('shift', both(75, 25), 25), [75, 25], false],
  [
    'promotes after a pass',
    ask('promote', both(50, 50), 100, { verdict: PASS }),
    [0, 100],
    true,
  ],
  [
    'promotes all of another sum',
    ask('promote', both(3, 4), 100, { verdict: PASS }),
    [0, 7],
    true,
  ],
  [
    'is promoted already, whatever the verdict',
    ask('promote', both(0, 100), 100, { verdict: FAIL }),
    [0, 100],
    false,
  ],
  [
    'aborts after a fail',
    ask('abort', both(40, 60), 0, { verdict: FAIL }),
    [100, 0],
    true,
  ],
  [
    'aborts where every request fails',
    ask('abort', both(0, 0), 0),
    [100, 0],
    true,
  ],
  [
    'aborts beside a third pool, whose share stays',
    ask('abort', [...both(60, 30), pool('v3', 10)], 0),
    [90, 0],
    true,
  ],
  [
    'aborts when the canary is deleted',
    ask('abort', [pool('v1', 70), pool('v2', 30, false)], 0),
    [100, 0],
    true,
  ],
  ['has aborted already', ask('abort', both(100, 0), 0), [100, 0], false],
])('%s', (_, question, [stable, canary], changes) => {
  expect(decideStep(question)).toMatchObject({
    ok: true,
    changes,
    after: { stable, canary },
  });
});

it.each<[string, StepQuestion, string]>([
  [
    'a start while one is under way',
    ask('start', both(95, 5), 10),
    'a rollout of v2 is under way already, at 5 of 100',
  ],
  [
    'a start beside another canary',
    ask('start', [pool('v1', 90), pool('v0', 10)], 10),
    'the rule sends requests to v0 too',
  ],
  [
    'a start beside a Service',
    ask('start', [pool('v1', 90), { ...pool('web', 1), kind: 'Service' }], 10),
    'Service web too',
  ],
  [
    'a pool as its own canary',
    ask('start', [pool('v1', 1)], 10, { canary: 'v1' }),
    'can’t be a canary of itself',
  ],
  [
    'a rule without the stable pool',
    ask('shift', [pool('v9', 1)], 10),
    'sends nothing to v1, but to v9',
  ],
  [
    'a Service of the same name',
    ask('shift', [{ ...pool('v1', 9), kind: 'Service' }, pool('v2', 1)], 50),
    'sends nothing to v1',
  ],
  [
    'a shift before the start is merged',
    ask('shift', [pool('v1', 1)], 10),
    'Where the pull request that starts it is open, merge it first',
  ],
  [
    'a shift between three pools',
    ask('shift', [...both(80, 10), pool('v3', 10)], 50, { verdict: PASS }),
    'three backends or more, v1, v2, v3',
  ],
  [
    'a shift to a pool that is gone',
    ask('shift', [pool('v1', 90), pool('v2', 10, false)], 50, {
      verdict: PASS,
    }),
    'nothing that serves v2 any more, and requests to it would fail: abort',
  ],
  [
    'a share that can’t be written',
    ask('shift', both(2, 1), 10, {}),
    '10 % of 3 is no whole number',
  ],
  ['a shift of nothing', ask('shift', both(0, 0), 10), 'both weights are 0'],
  [
    'a promotion of nothing',
    ask('promote', both(0, 0), 100, { verdict: PASS }),
    'both weights are 0',
  ],
  [
    'a shift after a fail, whatever the reason',
    ask('shift', both(90, 10), 50, { verdict: FAIL, reason: 'we dare' }),
    'the verdict is fail: 4 points more errors',
  ],
  [
    'a promotion after a fail',
    ask('promote', both(90, 10), 100, { verdict: FAIL }),
    'the verdict is fail',
  ],
  [
    'a shift without a verdict or a reason',
    ask('shift', both(90, 10), 50, { verdict: FEW }),
    'the verdict is insufficient: 12 of 400 requests. Wait, or say by reason',
  ],
  [
    'a shift of which nothing is known',
    ask('shift', both(90, 10), 50),
    'nothing is known of it',
  ],
  [
    'an abort to a pool that is gone',
    ask('abort', [pool('v1', 0, false), pool('v2', 100)], 0),
    'nothing to go back to',
  ],
])('refuses %s', (_, question, refusal) => {
  expect(decideStep(question)).toEqual({
    ok: false,
    refusal: expect.stringContaining(refusal),
  });
});

it.each<[StepQuestion, boolean]>([
  [ask('shift', both(90, 10), 11), true],
  [ask('shift', both(90, 10), 10), false],
  [ask('shift', both(9, 1), 11), true],
  [ask('promote', both(1, 99), 100), true],
  [ask('abort', both(1, 99), 0), false],
  [ask('start', [pool('v1', 1)], 50), false],
])(
  'asks for a verdict only where the canary gets more: %#',
  (question, expected) => {
    expect(isIncrease(question, question.backends)).toBe(expected);
  },
);
