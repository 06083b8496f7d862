// SPDX-License-Identifier: Apache-2.0
import { JudgedFinding } from './FindingRule';
import { Patience } from './Patience';

const T0 = Date.parse('2026-11-20T10:00:00.000Z');
const MINUTE = 60_000;
const rule = { code: 'server-queue-saturated', lastsMs: 2 * MINUTE } as const;

function finding(name: string): JudgedFinding {
  return {
    code: rule.code,
    severity: 'warning',
    title: 'Queues',
    detail: '',
    subject: { apiVersion: 'v1', kind: 'InferencePool', name },
    evidence: [],
    remedy: { text: '' },
    ways: [],
    pools: [],
    stops: 'none',
  };
}
const [slow, quick] = [finding('slow'), finding('quick')];
const tell = (found: readonly JudgedFinding[]) =>
  found.map(({ subject, since }) => `${subject.name} ${since}`);

it('holds a finding back until it has lasted, and dates it from its start', () => {
  const patience = new Patience();

  expect(patience.sift(rule, [slow], T0)).toEqual([]);
  expect(patience.sift(rule, [slow, quick], T0 + MINUTE)).toEqual([]);
  expect(tell(patience.sift(rule, [slow, quick], T0 + 2 * MINUTE))).toEqual([
    'slow 2026-11-20T10:00:00.000Z',
  ]);
});

it('starts anew after a break', () => {
  const patience = new Patience();
  patience.sift(rule, [slow], T0);
  patience.sift(rule, [], T0 + MINUTE);

  expect(patience.sift(rule, [slow], T0 + 3 * MINUTE)).toEqual([]);
});

it('lets rules that do not wait through as they are', () => {
  const { code } = rule;

  expect(new Patience().sift({ code }, [quick], T0)).toEqual([quick]);
});
