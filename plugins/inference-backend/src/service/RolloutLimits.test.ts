// SPDX-License-Identifier: Apache-2.0
import { RolloutName } from '../core/rollout/RolloutName';
import { DEFAULT_SETTINGS } from '../core/rollout/RolloutSettings';
import { LimitingPlan, RolloutLimits } from './RolloutLimits';

const NAME: RolloutName = {
  way: 'pools',
  namespace: 'chat',
  route: 'qwen',
  rule: 1,
  stable: 'v1',
  canary: 'v2',
};
const { rule: _, ...OF } = NAME;
const plan = (more: Partial<LimitingPlan> = {}): LimitingPlan => ({
  ...OF,
  limits: { maxTtftMs: 900, errorMargin: 0.03 },
  ...more,
});
const limitsOf = (...plans: LimitingPlan[]) => {
  const limits = new RolloutLimits();
  limits.replace(new Map(plans.map((each, index) => [`${index}`, each])));
  return limits;
};

it('judges by the limits of the plan', () => {
  expect(limitsOf(plan()).settingsOf(NAME)).toEqual({
    ...DEFAULT_SETTINGS,
    margins: { ...DEFAULT_SETTINGS.margins, errorRate: 0.03 },
    guards: [{ signal: 'ttftMs', limit: 900 }],
  });
});

it('puts what is asked for before the plan, and the plan before what holds anywhere', () => {
  const asked = { weight: 0.3, maxTtftMs: 700, maxE2eMs: undefined };
  expect(limitsOf(plan()).settingsOf(NAME, asked)).toMatchObject({
    share: 0.3,
    margins: { errorRate: 0.03, ttftMs: 1.2 },
    guards: [{ signal: 'ttftMs', limit: 700 }],
  });
});

it.each<[string, Partial<LimitingPlan>]>([
  ['a rewrite of the same name', { way: 'rewrite' }],
  ['another route', { route: 'qwen-b' }],
  ['another namespace', { namespace: 'support' }],
  ['another rule', { rule: 2 }],
  ['another stable version', { stable: 'v0' }],
  ['another canary', { canary: 'v3' }],
  ['a rollout that has ended', { ended: 'aborted' }],
])('takes no limits of %s', (_what, more) => {
  expect(limitsOf(plan(more)).settingsOf(NAME)).toBe(DEFAULT_SETTINGS);
});

it('lets nobody’s plan allow what another’s does not', () => {
  const limits = limitsOf(
    plan({ limits: { maxTtftMs: 900, slowdownMargin: 1.1 } }),
    plan({ limits: { maxTtftMs: 500, slowdownMargin: 3, maxErrorRate: 0.1 } }),
  );
  expect(limits.settingsOf(NAME)).toMatchObject({
    margins: { errorRate: 0.02, e2eMs: 1.1 },
    guards: [
      { signal: 'errorRate', limit: 0.1 },
      { signal: 'ttftMs', limit: 500 },
    ],
  });
});

it('tells when something is to be judged anew, and only then', () => {
  const limits = limitsOf(plan());
  let told = 0;
  const stop = limits.onChange(() => {
    told += 1;
  });
  const before = limits.settingsOf(NAME);
  limits.keep('0', plan());
  expect([told, limits.settingsOf(NAME) === before]).toEqual([0, true]);
  limits.keep('0', plan({ limits: { maxTtftMs: 901 } }));
  expect(limits.settingsOf(NAME).guards).toEqual([
    { signal: 'ttftMs', limit: 901 },
  ]);
  limits.keep('0', undefined);
  expect([told, limits.settingsOf(NAME)]).toEqual([2, DEFAULT_SETTINGS]);
  stop();
  limits.keep('0', plan());
  expect(told).toBe(2);
});
