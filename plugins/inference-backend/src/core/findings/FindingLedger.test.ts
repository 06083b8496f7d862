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

const MINUTE = 60_000;
const NEXT = T1 + 20 * MINUTE;

it('counts one that comes back soon, and keeps its date', () => {
  const ledger = new FindingLedger();
  ledger.date([pending], NONE, T1);
  ledger.date([], NONE, T1 + MINUTE);
  ledger.date([pending], NONE, T1 + 5 * MINUTE);
  ledger.date([], NONE, T1 + 9 * MINUTE);

  expect(ledger.date([pending], NONE, T1 + 11 * MINUTE)).toMatchObject([
    { since: '2026-11-20T10:00:00.000Z', flaps: 2 },
  ]);
  expect(ledger.episodes()).toHaveLength(1);
});

it('remembers what went, in order', () => {
  const ledger = new FindingLedger();
  ledger.date([pending], NONE, T1);
  ledger.date([], NONE, T2);
  ledger.date([pending], NONE, T3);

  expect(ledger.episodes()).toMatchObject([
    { startedMs: T1, goneMs: T2, flaps: 0, severity: 'warning' },
    { startedMs: T3, flaps: 0 },
  ]);
});

it('goes on after a restart where it was', () => {
  const before = new FindingLedger();
  before.date([pending], NONE, T1);
  before.date([], NONE, T1 + MINUTE);
  before.date([pending], NONE, T1 + 2 * MINUTE);
  const after = new FindingLedger(before.episodes());

  expect(after.date([pending], NONE, T2)).toMatchObject([
    { since: '2026-11-20T10:00:00.000Z', flaps: 1 },
  ]);
});

it('sees what went while nobody looked, and forgets it after a fortnight', () => {
  const before = new FindingLedger();
  before.date([pending], NONE, T1);
  const after = new FindingLedger(before.episodes());
  after.date([], NONE, T3);

  expect(after.episodes()).toMatchObject([{ startedMs: T1, goneMs: T3 }]);
  after.date([], NONE, NEXT);
  after.date([], NONE, T3 + 14 * 24 * 60 * MINUTE + 1);
  expect(after.episodes()).toEqual([]);
});

it('replaces an episode once a minute while nothing changes', () => {
  const ledger = new FindingLedger();
  ledger.date([pending], NONE, T1);
  const [first] = ledger.episodes();
  ledger.date([pending], NONE, T1 + 59_000);
  expect(ledger.episodes()[0]).toBe(first);
  ledger.date([pending], NONE, T1 + MINUTE);
  expect(ledger.episodes()[0]).toEqual({ ...first, seenMs: T1 + MINUTE });
});

it('ends what two backends left open', () => {
  const [open] = (() => {
    const ledger = new FindingLedger();
    ledger.date([pending], NONE, T1);
    return ledger.episodes();
  })();
  const ledger = new FindingLedger([open, { ...open, startedMs: T2 }]);
  expect(ledger.episodes()).toMatchObject([
    { startedMs: T1, goneMs: T2 },
    { startedMs: T2 },
  ]);
});

it('begins anew where it went while nobody watched, though that was seen late', () => {
  const before = new FindingLedger();
  before.date([pending], NONE, T1);
  const after = new FindingLedger(before.episodes());
  after.date([], NONE, T3);

  const [{ since, flaps }] = after.date([pending], NONE, T3 + 60_000);

  expect([since, flaps]).toEqual(['2026-11-20T10:12:00.000Z', 0]);
});
