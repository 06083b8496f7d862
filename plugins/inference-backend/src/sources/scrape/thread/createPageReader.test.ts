// SPDX-License-Identifier: Apache-2.0
import { EventEmitter } from 'node:events';
import os from 'node:os';
import { Worker } from 'node:worker_threads';
import { mockServices } from '@backstage/backend-test-utils';
import { FakeClock } from '../../kubernetes/testing/FakeClock';
import { InlineReader } from '../InlineReader';
import { createPageReader } from './createPageReader';
import { startPageThread, whyNoThread } from './startPageThread';

jest.mock('./startPageThread', () => ({
  startPageThread: jest.fn(),
  whyNoThread: jest.fn(),
}));

/** Is up, and never says anything again. */
class MuteThread extends EventEmitter {
  postMessage(): void {}

  async terminate(): Promise<number> {
    return 1;
  }
}

function startReader(cores: number) {
  jest.spyOn(os, 'availableParallelism').mockReturnValue(cores);
  const threads: MuteThread[] = [];
  const start = jest.mocked(startPageThread).mockImplementation(() => {
    threads.push(new MuteThread());
    return threads[threads.length - 1] as unknown as Worker;
  });
  const clock = new FakeClock();
  const reader = createPageReader({
    clock,
    random: () => 0.5,
    logger: mockServices.logger.mock(),
  });
  const read = () =>
    reader.read(
      {
        address: {
          cluster: 'eu',
          role: 'server',
          namespace: 'llm',
          pod: 'one',
          port: 8000,
          path: '/metrics',
          engine: 'vllm',
        },
        way: { mode: 'direct' },
        timeoutMs: 10_000,
      },
      new AbortController().signal,
    );
  const waitsForIdle = () => start.mock.calls.map(([waits]) => waits);
  return { clock, read, reader, threads, waitsForIdle };
}

afterEach(() => {
  jest.restoreAllMocks();
  jest.resetAllMocks();
});

it('has a thread wait until nothing else wants the core where there is one only', async () => {
  const { read, reader, waitsForIdle } = startReader(1);
  const page = read();
  expect(waitsForIdle()).toEqual([true]);
  await reader.close();
  expect(await page).toMatchObject({ ok: false });
});

it('has a thread take its part where there are more', async () => {
  const { read, reader, waitsForIdle } = startReader(2);
  const page = read();
  expect(waitsForIdle()).toEqual([false]);
  await reader.close();
  expect(await page).toMatchObject({ ok: false });
});

it('has the one take its part that comes after one that never came to its pages', async () => {
  const { clock, read, reader, threads, waitsForIdle } = startReader(1);
  const page = read();
  threads[0].emit('message', { type: 'ready' });
  clock.advance(45_000);
  expect(await page).toMatchObject({ ok: false });
  clock.advance(60_000);
  await new Promise(setImmediate);
  expect(waitsForIdle()).toEqual([true, false]);
  await reader.close();
});

it('reads pages itself where no thread can be started, and says why', () => {
  jest.mocked(whyNoThread).mockReturnValue('there are none here');
  const logger = mockServices.logger.mock();
  const reader = createPageReader({
    clock: new FakeClock(),
    random: () => 0.5,
    logger,
  });
  expect(reader).toBeInstanceOf(InlineReader);
  expect(logger.info).toHaveBeenCalledWith(
    expect.stringContaining('there are none here'),
  );
});
