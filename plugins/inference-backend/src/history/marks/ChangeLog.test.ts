// SPDX-License-Identifier: Apache-2.0
import { ChangeLog, Observation } from './ChangeLog';

const T1 = Date.parse('2026-11-20T10:00:00.000Z');
const T2 = T1 + 60_000;
const DAY = 24 * 3_600_000;

function images(value: string, key = 'chat/stable'): Observation {
  return {
    kind: 'rollout',
    key,
    subject: `Deployment ${key}`,
    pools: ['chat/stable'],
    value,
    describe: before => `${before} → ${value}`,
  };
}

const texts = (log: ChangeLog) => log.changes().map(({ text }) => text);

it('makes no change of what it sees first, or sees again', () => {
  const log = new ChangeLog();
  log.note([images('vllm:1')], T1);
  log.note([images('vllm:1')], T2);
  expect(texts(log)).toEqual([undefined]);
});

it('tells what changed, also over a restart', () => {
  const log = new ChangeLog();
  log.note([images('vllm:1'), images('epp:4', 'chat/epp')], T1);
  log.note([images('vllm:2'), images('epp:4', 'chat/epp')], T2);
  const again = new ChangeLog(log.changes());
  again.note([images('vllm:3'), images('epp:4', 'chat/epp')], T2 + 1);
  expect(
    again
      .changes()
      .filter(({ text }) => text)
      .map(({ atMs, text }) => [atMs, text]),
  ).toEqual([
    [T2, 'vllm:1 → vllm:2'],
    [T2 + 1, 'vllm:2 → vllm:3'],
  ]);
});

it('compares after a fortnight with what is still there', () => {
  const log = new ChangeLog();
  log.note([images('vllm:1'), images('epp:4', 'chat/epp')], T1);
  log.note([images('vllm:1')], T1 + 15 * DAY);
  expect(log.changes().map(({ key }) => key)).toEqual(['chat/stable']);
  log.note([images('vllm:2')], T1 + 16 * DAY);
  expect(texts(log)).toEqual(['vllm:1 → vllm:2']);
});

it('takes an object that is gone for a while for the same', () => {
  const log = new ChangeLog();
  log.note([images('vllm:1')], T1);
  log.note([], T2);
  log.note([images('vllm:2')], T2 + 1);
  expect(texts(log)).toEqual([undefined, 'vllm:1 → vllm:2']);
});
