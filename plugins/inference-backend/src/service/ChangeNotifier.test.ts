// SPDX-License-Identifier: Apache-2.0
import { ChangeNotifier } from './ChangeNotifier';

function setup() {
  const sleeps: Array<{ ms: number; wake: () => void }> = [];
  const stop = new AbortController();
  const apply = jest.fn();
  const notifier = new ChangeNotifier(
    {
      now: () => 0,
      sleep: (ms, signal) =>
        new Promise((wake, reject) => {
          sleeps.push({ ms, wake });
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    },
    stop.signal,
    apply,
  );
  const wake = async () => {
    sleeps.at(-1)?.wake();
    await Promise.resolve();
  };
  return { notifier, sleeps, stop, apply, wake };
}

it('tells many changes as one, after what they change was applied', async () => {
  const { notifier, sleeps, apply, wake } = setup();
  const listener = jest.fn(() => expect(apply).toHaveBeenCalledTimes(1));
  notifier.subscribe(listener);
  notifier.notice();
  notifier.notice();
  await wake();

  expect(sleeps.map(({ ms }) => ms)).toEqual([100]);
  expect(listener).toHaveBeenCalledTimes(1);
});

it('tells what comes later again, and waits longer where that is asked', async () => {
  const { notifier, sleeps, wake } = setup();
  const listener = jest.fn();
  notifier.subscribe(listener);
  notifier.notice();
  await wake();
  notifier.notice(640);
  await wake();

  expect(sleeps.map(({ ms }) => ms)).toEqual([100, 640]);
  expect(listener).toHaveBeenCalledTimes(2);
});

it('does not let what is in no hurry keep others waiting', async () => {
  const { notifier, sleeps, wake } = setup();
  const listener = jest.fn();
  notifier.subscribe(listener);
  notifier.notice(1000);
  notifier.notice(2000);
  notifier.notice();
  notifier.notice(1000);
  await wake();
  expect(listener).toHaveBeenCalledTimes(1);
  notifier.notice(3000);
  sleeps[0].wake();
  await Promise.resolve();

  expect(sleeps.map(({ ms }) => ms)).toEqual([1000, 100, 3000]);
  expect(listener).toHaveBeenCalledTimes(1);
});

it('tells nobody who left, and nothing after the stop', async () => {
  const { notifier, stop, sleeps, wake } = setup();
  const listener = jest.fn();
  const unsubscribe = notifier.subscribe(listener);
  unsubscribe();
  notifier.notice();
  await wake();
  notifier.subscribe(listener);
  stop.abort();
  notifier.notice();
  await wake();

  expect(listener).not.toHaveBeenCalled();
  expect(sleeps).toHaveLength(1);
});
