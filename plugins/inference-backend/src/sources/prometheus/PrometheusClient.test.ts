// SPDX-License-Identifier: Apache-2.0
import { setImmediate as settled } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { FakeClock } from '../kubernetes/testing/FakeClock';
import { PrometheusClient } from './PrometheusClient';
import { LargeAnswers } from './LargeAnswers';
import { VectorReader } from './vector/VectorReader';

const answerOf = (series: number) =>
  Buffer.from(
    JSON.stringify({
      status: 'success',
      data: {
        resultType: 'vector',
        result: Array.from({ length: series }, (_, index) => ({
          metric: { pod: `qwen-chat-${index}` },
          value: [1_700_000_000, '1'],
        })),
      },
    }),
  );

it.each([
  ['large answers in turn', 2_000, false, 0],
  ['large ones that are zipped in turn', 2_000, true, 0],
  ['small ones at once', 2, false, 1],
])('reads %s', async (_, series, isZipped, readMeanwhile) => {
  const clock = new FakeClock();
  const largeAnswers = new LargeAnswers(clock);
  const plain = answerOf(series);
  const body = isZipped ? gzipSync(plain) : plain;
  const client = new PrometheusClient({
    transport: { send: async () => ({ status: 200, body, isZipped }) },
    clock,
    timeoutMs: 5000,
    largeAnswers,
  });
  // Another cluster's answer took 40 ms to read.
  await largeAnswers.read({ status: 200, body: plain }, () =>
    clock.advance(40),
  );
  const read: boolean[] = [];
  const { signal } = new AbortController();
  const reading = client
    .query('up', new VectorReader(labels => labels), signal)
    .then(({ ok }) => read.push(ok));
  await settled();
  expect(read).toHaveLength(readMeanwhile);
  clock.advance(40);
  await reading;
  expect(read).toEqual([true]);
});
