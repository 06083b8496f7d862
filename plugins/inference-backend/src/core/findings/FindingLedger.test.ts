// SPDX-License-Identifier: Apache-2.0
import { FindingLedger } from './FindingLedger';
import { JudgedFinding } from './FindingRule';

const T1 = Date.parse('2026-11-20T10:00:00.000Z');
const T2 = Date.parse('2026-11-20T10:05:00.000Z');
const T3 = Date.parse('2026-11-20T10:11:00.000Z');

const pending: JudgedFinding = {
  code: 'server-pending',
  severity: 'warning',
  title: 'Model servers wait for a node',
  detail: '',
  subject: {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: 'chat',
    name: 'stable',
  },
  evidence: [],
  remedy: { text: '' },
  ways: [],
  pools: [],
  stops: 'some',
};
const of = (more: Partial<JudgedFinding>) => ({ ...pending, ...more });
const dates = (findings: Array<{ since: string }>) =>
  findings.map(({ since }) => since);
const NONE = new Set<never>();

it('keeps the time while a finding stays, though its words change', () => {
  const ledger = new FindingLedger();
  ledger.date([pending], NONE, T1);

  expect(dates(ledger.date([of({ detail: 'now 3 pods' })], NONE, T2))).toEqual([
    '2026-11-20T10:00:00.000Z',
  ]);
});

it('begins anew after a break', () => {
  const ledger = new FindingLedger();
  ledger.date([pending], NONE, T1);
  ledger.date([], NONE, T2);

  expect(dates(ledger.date([pending], NONE, T3))).toEqual([
    '2026-11-20T10:11:00.000Z',
  ]);
});

it('takes what could not be judged for unbroken', () => {
  const ledger = new FindingLedger();
  ledger.date([pending], NONE, T1);
  ledger.date([], new Set(['server-pending' as const]), T2);

  expect(dates(ledger.date([pending], NONE, T3))).toEqual([
    '2026-11-20T10:00:00.000Z',
  ]);
});

it('believes the object where that goes further back, and never its future', () => {
  const ledger = new FindingLedger();

  expect(
    dates(
      ledger.date(
        [
          of({ since: '2026-11-19T23:30:00Z' }),
          of({
            code: 'server-crash-looping',
            since: '2027-01-01T00:00:00Z',
          }),
          of({ code: 'picker-unavailable', since: 'yesterday' }),
        ],
        NONE,
        T1,
      ),
    ),
  ).toEqual([
    '2026-11-19T23:30:00.000Z',
    '2026-11-20T10:00:00.000Z',
    '2026-11-20T10:00:00.000Z',
  ]);
});

it('tells fields of one object apart', () => {
  const ledger = new FindingLedger();
  const first = of({ subject: { ...pending.subject, field: 'a' } });
  const second = of({ subject: { ...pending.subject, field: 'b' } });
  ledger.date([first], NONE, T1);

  expect(dates(ledger.date([first, second], NONE, T2))).toEqual([
    '2026-11-20T10:00:00.000Z',
    '2026-11-20T10:05:00.000Z',
  ]);
});
