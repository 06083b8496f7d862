// SPDX-License-Identifier: Apache-2.0
import { Pace, repeat } from './repeat';

const PACE: Pace = {
  intervalMs: 10_000,
  gapMs: 300,
  backoffMs: 2_000,
  maxBackoffMs: 12_000,
  timeoutMs: 5_000,
};

function start(task: (signal: AbortSignal) => Promise<void>) {
  const controller = new AbortController();
  const failures: string[] = [];
  const { wake } = repeat({
    task,
    pace: PACE,
    signal: controller.signal,
    onFailure: error => failures.push(error.message),
    // The longest of the pauses that chance allows.
    random: () => 1,
  });
  return { wake, failures, stop: () => controller.abort() };
}

describe('repeat', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('starts at once, and again an interval after the end', async () => {
    const task = jest.fn(
      () => new Promise<void>(resolve => setTimeout(resolve, 1_000)),
    );
    const { stop } = start(task);
    expect(task).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(10_999);
    expect(task).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(task).toHaveBeenCalledTimes(2);
    stop();
  });

  it('pauses longer and longer while it fails, up to the limit', async () => {
    const starts: number[] = [];
    const begin = Date.now();
    const { stop, failures } = start(async () => {
      starts.push(Date.now() - begin);
      throw new Error(`failure ${starts.length}`);
    });
    await jest.advanceTimersByTimeAsync(38_000);
    expect(starts).toEqual([0, 2_000, 6_000, 14_000, 26_000, 38_000]);
    expect(failures.at(-1)).toBe('failure 6');
    stop();
  });

  it('keeps its interval again after a failure that passed', async () => {
    const outcomes = ['fail', 'fail', 'go', 'go'];
    const task = jest.fn(async () => {
      if (outcomes.shift() === 'fail') {
        throw new Error('away');
      }
    });
    const { stop } = start(task);
    await jest.advanceTimersByTimeAsync(6_000);
    expect(task).toHaveBeenCalledTimes(3);
    await jest.advanceTimersByTimeAsync(9_999);
    expect(task).toHaveBeenCalledTimes(3);
    await jest.advanceTimersByTimeAsync(1);
    expect(task).toHaveBeenCalledTimes(4);
    stop();
  });

  it('coalesces calls to wake, a gap apart', async () => {
    const task = jest.fn(async () => {});
    const { wake, stop } = start(task);
    await jest.advanceTimersByTimeAsync(100);
    wake();
    wake();
    wake();
    await jest.advanceTimersByTimeAsync(199);
    expect(task).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(task).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(9_000);
    expect(task).toHaveBeenCalledTimes(2);
    stop();
  });

  it('runs once more where it was woken while running', async () => {
    const task = jest.fn(
      () => new Promise<void>(resolve => setTimeout(resolve, 1_000)),
    );
    const { wake, stop } = start(task);
    await jest.advanceTimersByTimeAsync(500);
    wake();
    await jest.advanceTimersByTimeAsync(499);
    expect(task).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(2);
    expect(task).toHaveBeenCalledTimes(2);
    stop();
  });

  it('tries at once where it is woken during a backoff', async () => {
    const task = jest.fn().mockRejectedValue(new Error('away'));
    const { wake, stop } = start(task);
    await jest.advanceTimersByTimeAsync(1_000);
    wake();
    await jest.advanceTimersByTimeAsync(0);
    expect(task).toHaveBeenCalledTimes(2);
    stop();
  });

  it('aborts a task that takes too long', async () => {
    const signals: AbortSignal[] = [];
    const { failures, stop } = start(signal => {
      signals.push(signal);
      return new Promise(() => {});
    });
    await jest.advanceTimersByTimeAsync(5_000);
    expect(failures).toEqual(['No answer within 5 s']);
    expect(signals[0].aborted).toBe(true);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(signals).toHaveLength(2);
    stop();
  });

  it('ends with its signal: aborts the task, tells no failure, starts no other', async () => {
    const task = jest.fn(
      (signal: AbortSignal) =>
        new Promise<void>((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    );
    const { wake, failures, stop } = start(task);
    stop();
    wake();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(task.mock.calls[0][0].aborted).toBe(true);
    expect(task).toHaveBeenCalledTimes(1);
    expect(failures).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });
});
