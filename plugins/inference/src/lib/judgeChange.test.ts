// SPDX-License-Identifier: Apache-2.0
import { RolloutVerdict } from '@inference-portal/backstage-plugin-inference-common';
import { judgeChange, RolloutChange } from './judgeChange';

it.each<[RolloutChange, RolloutVerdict, boolean, object]>([
  ['shift', 'pass', true, { needsReason: false }],
  ['shift', 'insufficient', true, { needsReason: true }],
  ['shift', 'fail', true, { blockedBy: 'fail', needsReason: false }],
  ['shift', 'pass', false, { blockedBy: 'provider', needsReason: false }],
  ['promote', 'insufficient', true, { needsReason: true }],
  ['promote', 'fail', true, { blockedBy: 'fail', needsReason: false }],
  ['promote', 'pass', false, { needsReason: false }],
  ['abort', 'fail', false, { needsReason: false }],
  ['abort', 'insufficient', true, { needsReason: false }],
])('judges %s at %s, provider ok %s', (change, verdict, ok, expected) => {
  expect(
    judgeChange(change, {
      verdict,
      providerSupport: { ok },
      weights: { stable: 90, canary: 10 },
    }),
  ).toEqual(expected);
});

it('asks for no reason to take away what has no requests left', () => {
  const rollout = {
    verdict: 'insufficient' as const,
    providerSupport: { ok: true },
    weights: { stable: 0, canary: 100 },
  };
  expect(judgeChange('promote', rollout)).toEqual({ needsReason: false });
  expect(judgeChange('shift', rollout)).toEqual({ needsReason: true });
});
