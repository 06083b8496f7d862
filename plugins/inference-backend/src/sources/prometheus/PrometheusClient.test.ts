// SPDX-License-Identifier: Apache-2.0
import { setImmediate as settled } from 'node:timers/promises';
import { FakeClock } from '../kubernetes/testing/FakeClock';
import { PrometheusClient } from './PrometheusClient';
import { Turns } from './Turns';

const answerOf = (series: number) =>
  JSON.stringify({
    status: 'success',
    data: {
      resultType: 'vector',
      result: Array.from({ length: series }, (_, index) => ({
        metric: { pod: `qwen-chat-${index}` },
        value: [1_700_000_000, '1'],
      })),
    },
  });

it.each([
  ['large answers in turn', 2_000, 0],
  ['small ones at once', 2, 1],
])('reads %s', async (_, series, readMeanwhile) => {
  const clock = new FakeClock();
  const turns = new Turns(clock);
  const client = new PrometheusClient({
    transport: { send: async () => ({ status: 200, body: answerOf(series) }) },
    clock,
    timeoutMs: 5000,
    turns,
  });
  // Another cluster's answer took 40 ms to read.
  await turns.run(() => clock.advance(40));
  const read: boolean[] = [];
  const { signal } = new AbortController();
  const reading = client.query('up', signal).then(({ ok }) => read.push(ok));
  await settled();
  expect(read).toHaveLength(readMeanwhile);
  clock.advance(40);
  await reading;
  expect(read).toEqual([true]);
});
