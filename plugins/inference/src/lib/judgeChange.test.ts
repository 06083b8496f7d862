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
  expect(judgeChange(change, { verdict, providerSupport: { ok } })).toEqual(
    expected,
  );
});
