// SPDX-License-Identifier: Apache-2.0
import { Rollout } from '@inference-portal/backstage-plugin-inference-common';
import { findRollout, requireVerdict, valuesOf } from './changeRollout';

const rollout = (
  cluster: string,
  canary: string,
  more: Partial<Rollout> = {},
): Rollout => {
  const ref = (name: string) => ({ cluster, namespace: 'chat', name });
  return {
    way: 'pools',
    route: ref('qwen'),
    rule: 0,
    stable: ref('v1'),
    canary: ref(canary),
    others: [],
    configured: 0.1,
    weights: { stable: 90, canary: 10 },
    verdict: 'pass',
    reasons: ['4 points more errors', 'slow'],
    comparisons: [],
    guards: [],
    warmUp: { done: true, reason: 'warm' },
    forecast: { reason: 'soon' },
    steps: [],
    providerSupport: { ok: true },
    ...more,
  };
};

const find = (
  items: Rollout[],
  wanted: { canary?: string; cluster?: string } = {},
) =>
  findRollout(
    { planned: { list: async () => ({ items, plans: [] }) } },
    'component:default/qwen',
    wanted,
  );

const EU = rollout('eu', 'v2');
const US = rollout('us', 'v2');
const OTHER = rollout('us', 'v3');

it('is the one that is meant, of several clusters the first', async () => {
  expect(await find([EU, US])).toBe(EU);
  expect(await find([EU, US], { cluster: 'us' })).toBe(US);
  expect(await find([EU, US, OTHER], { canary: 'v3' })).toBe(OTHER);
  await expect(find([EU, US, OTHER])).rejects.toThrow(
    'canary: component:default/qwen has several rollouts, chat/qwen from v1 to v2, chat/qwen from v1 to v3: name one of them',
  );
});

it.each([
  [
    'fail',
    'we dare',
    'The verdict is fail: 4 points more errors; slow. The canary gets no more requests',
  ],
  [
    'insufficient',
    undefined,
    'reason: the verdict is insufficient: 4 points more errors; slow. Wait, or give the reason',
  ],
] as const)(
  'takes no step after %s for the reason %s',
  (verdict, reason, why) => {
    expect(() =>
      requireVerdict(rollout('eu', 'v2', { verdict }), reason),
    ).toThrow(why);
  },
);

it.each([
  ['insufficient', 'the night is quiet'],
  ['pass', undefined],
] as const)('takes one after %s for the reason %s', (verdict, reason) => {
  expect(() =>
    requireVerdict(rollout('eu', 'v2', { verdict }), reason),
  ).not.toThrow();
});

it.each([
  ['pools', {}],
  ['rewrite', { way: 'rewrite' }],
] as const)('tells the templates the way %s by %j', (way, told) => {
  expect(
    valuesOf('component:default/qwen', rollout('eu', 'v2', { way, rule: 1 })),
  ).toEqual({
    ...told,
    entityRef: 'component:default/qwen',
    cluster: 'eu',
    namespace: 'chat',
    route: 'qwen',
    rule: 1,
    stable: 'v1',
    canary: 'v2',
  });
});
