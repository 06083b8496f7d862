// SPDX-License-Identifier: Apache-2.0
import { Rollout } from '@inference-portal/backstage-plugin-inference-common';
import { RecordedStep } from '../history/rollouts/RecordedStep';
import { nameSteps } from './nameSteps';

const START = Date.parse('2026-11-20T14:00:00Z');
const at = (minutes: number) =>
  new Date(START + minutes * 60_000).toISOString();
const PULL = 'https://git.example/chat/pulls';

const pool = (name: string) => ({ cluster: 'eu', namespace: 'chat', name });

function seen(...steps: Array<[minutes: number, weight: number]>): Rollout {
  return {
    way: 'pools',
    route: pool('chat'),
    rule: 0,
    stable: pool('one'),
    canary: pool('two'),
    others: [],
    configured: 0,
    weights: { stable: 100, canary: 0 },
    verdict: 'insufficient',
    reasons: [],
    comparisons: [],
    guards: [],
    warmUp: { done: false, reason: '' },
    forecast: { reason: '' },
    steps: steps.map(([minutes, weight]) => ({ at: at(minutes), weight })),
    providerSupport: { ok: true },
  };
}

function asked(
  minutes: number,
  percent: number,
  more: Partial<RecordedStep> = {},
): RecordedStep {
  return {
    entityRef: 'component:default/chat',
    versions: { namespace: 'chat', stable: 'one', canary: 'two' },
    weights: { stable: 100 - percent, canary: percent },
    pullRequest: `${PULL}/${minutes}`,
    by: 'user:default/chloe',
    atMs: START + minutes * 60_000,
    ...more,
  };
}

const pullsOf = ({ steps }: Rollout) =>
  steps.map(({ pullRequest }) => pullRequest?.slice(PULL.length + 1));

it('says who asked for a step, where, on which verdict and why', () => {
  const reason = 'Testers are content';
  const { steps } = nameSteps(seen([3, 0.1], [20, 0.5]), [
    asked(1, 10),
    asked(15, 50, {
      by: 'user:default/sofia',
      verdict: 'insufficient',
      reason,
    }),
  ]);
  expect(steps).toEqual([
    {
      at: at(3),
      weight: 0.1,
      by: 'user:default/chloe',
      pullRequest: `${PULL}/1`,
    },
    {
      at: at(20),
      weight: 0.5,
      by: 'user:default/sofia',
      pullRequest: `${PULL}/15`,
      verdictBefore: 'insufficient',
      reason,
    },
  ]);
});

it.each<[string, Array<[number, number]>, RecordedStep[], unknown[]]>([
  [
    'the last that asked for the weights, of several',
    [[9, 0.1]],
    [asked(1, 10), asked(5, 10)],
    ['5'],
  ],
  [
    'none that asked after it was seen',
    [[3, 0.1]],
    [asked(4, 10)],
    [undefined],
  ],
  [
    'none that asked for other weights',
    [[3, 0.1]],
    [asked(1, 11)],
    [undefined],
  ],
  [
    'nobody for weights that came back by hand',
    [
      [2, 0.1],
      [9, 0.5],
      [12, 0.1],
    ],
    [asked(1, 10), asked(8, 50)],
    ['1', '8', undefined],
  ],
  [
    'whoever asked for the same weights once more',
    [
      [2, 0],
      [9, 0.25],
      [12, 0],
    ],
    [asked(1, 0), asked(8, 25), asked(11, 0)],
    ['1', '8', '11'],
  ],
  [
    'none of another rollout',
    [[3, 0.1]],
    [
      asked(1, 10, {
        versions: { namespace: 'chat', stable: 'one', canary: 'three' },
      }),
      asked(2, 10, {
        versions: { namespace: 'search', stable: 'one', canary: 'two' },
      }),
    ],
    [undefined],
  ],
])('names %s', (_, steps, recorded, expected) => {
  expect(pullsOf(nameSteps(seen(...steps), recorded))).toEqual(expected);
});

it('does not take a step of a rewrite for one of a route that is called alike', () => {
  const rollout = seen([3, 0.1]);
  const rewrite: Rollout = { ...rollout, way: 'rewrite' };
  const recorded = [
    asked(1, 10, { way: 'rewrite', route: 'chat' }),
    asked(2, 10, { way: 'pools', route: 'other' }),
  ];
  expect(pullsOf(nameSteps(rollout, recorded))).toEqual([undefined]);
  expect(pullsOf(nameSteps(rewrite, recorded))).toEqual(['1']);
  // As they were recorded before way and route were told.
  expect(pullsOf(nameSteps(rewrite, [asked(1, 10)]))).toEqual(['1']);
});
