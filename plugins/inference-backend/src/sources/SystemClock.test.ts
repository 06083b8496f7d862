// SPDX-License-Identifier: Apache-2.0
import { SystemClock } from './SystemClock';

it('sleeps as long as it is told', async () => {
  const clock = new SystemClock();
  const before = clock.now();
  await clock.sleep(20);
  // Timers of Node may be early by a fraction of a millisecond.
  expect(clock.now() - before).toBeGreaterThanOrEqual(19);
});

it('wakes with the reason when it is aborted', async () => {
  const controller = new AbortController();
  const sleeping = new SystemClock().sleep(60_000, controller.signal);
  controller.abort(new Error('get up'));
  await expect(sleeping).rejects.toThrow('get up');
});

it('does not fall asleep when it is already aborted', async () => {
  const signal = AbortSignal.abort(new Error('too late'));
  await expect(new SystemClock().sleep(60_000, signal)).rejects.toThrow(
    'too late',
  );
});
