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

  const lasting = [0, 20, 40, 60, 80, 100].map(seconds =>
    patience.sift(
      rule,
      seconds < 60 ? [slow] : [slow, quick],
      T0 + seconds * 1000,
    ),
  );

  expect(lasting.flat()).toEqual([]);
  expect(tell(patience.sift(rule, [slow, quick], T0 + 2 * MINUTE))).toEqual([
    'slow 2026-11-20T10:00:00.000Z',
  ]);
});

it.each([
  ['bridges', 20, ['slow 2026-11-20T10:00:00.000Z']],
  ['starts anew after', 50, []],
])('%s an absence of %d s', (_what, absentSeconds, told) => {
  const patience = new Patience();
  const firstMs = T0 + 2 * MINUTE - absentSeconds * 1000;
  for (let at = T0; at <= firstMs; at += 10_000) {
    patience.sift(rule, [slow], at);
  }
  patience.sift(rule, [], firstMs + 10_000);

  expect(tell(patience.sift(rule, [slow], T0 + 2 * MINUTE))).toEqual(told);
});

it('lets rules that do not wait through as they are', () => {
  const { code } = rule;

  expect(new Patience().sift({ code }, [quick], T0)).toEqual([quick]);
});
