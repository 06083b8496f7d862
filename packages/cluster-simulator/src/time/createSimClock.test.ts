// SPDX-License-Identifier: Apache-2.0
import { createManualClock } from './createManualClock';
import { createSimClock } from './createSimClock';

describe('createManualClock', () => {
  it('runs tasks in the order of their times, each at its own', () => {
    const clock = createManualClock({ startAt: 1_000 });
    const seen: Array<[string, number]> = [];
    const note = (name: string) => () => seen.push([name, clock.now()]);
    clock.after(50, note('late'));
    clock.after(20, note('early'));
    clock.after(20, note('early too'));
    clock.every(30, note('again'));
    clock.advance(60);
    expect(seen).toEqual([
      ['early', 1_020],
      ['early too', 1_020],
      ['again', 1_030],
      ['late', 1_050],
      ['again', 1_060],
    ]);
    expect(clock.now()).toBe(1_060);
  });

  it('forgets what is cancelled, from within the task too', () => {
    const clock = createManualClock({ startAt: 0 });
    let runs = 0;
    const cancel = clock.every(10, () => {
      runs += 1;
      if (runs === 2) cancel();
    });
    clock.after(5, () => {
      throw new Error('cancelled');
    })();
    clock.advance(100);
    expect(runs).toBe(2);
  });

  it('refuses an interval that would never let time pass', () => {
    expect(() => createManualClock({ startAt: 0 }).every(0, () => {})).toThrow(
      RangeError,
    );
  });
});

describe('createSimClock', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: 5_000_000 });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('follows the wall clock, faster where it is asked to', () => {
    const clock = createSimClock({ speed: 60, startAt: 0 });
    const seen: number[] = [];
    clock.every(10_000, () => seen.push(clock.now()));
    jest.advanceTimersByTime(1_000);
    expect(clock.now()).toBe(60_000);
    expect(seen).toEqual([10_000, 20_000, 30_000, 40_000, 50_000, 60_000]);
    clock.stop();
    jest.advanceTimersByTime(1_000);
    expect(seen).toHaveLength(6);
  });

  it('shows a task the time it was due at, however late it comes', () => {
    let late = 0;
    const clock = createSimClock({ startAt: 0, wall: () => Date.now() + late });
    const seen: number[] = [];
    clock.after(100, () => seen.push(clock.now()));
    clock.after(250, () => seen.push(clock.now()));
    late = 30_000;
    jest.advanceTimersByTime(300);
    expect(seen).toEqual([100, 250]);
    clock.stop();
  });

  it('skips what was missed while the machine slept', () => {
    let slept = 0;
    const clock = createSimClock({
      startAt: 0,
      wall: () => Date.now() + slept,
    });
    let runs = 0;
    clock.every(1_000, () => {
      runs += 1;
    });
    jest.advanceTimersByTime(3_000);
    slept = 8 * 3_600_000;
    jest.advanceTimersByTime(2_000);
    expect(runs).toBeLessThan(8);
    expect(clock.now()).toBe(slept + 5_000);
    clock.stop();
  });

  it('makes a past in no time, and goes on from there', () => {
    const clock = createSimClock({ startAt: 1_000_000 });
    const seen: number[] = [];
    clock.every(60_000, () => seen.push(clock.now()));
    clock.fastForward(180_000);
    expect(seen).toEqual([1_060_000, 1_120_000, 1_180_000]);
    expect(clock.now()).toBe(1_180_000);
    jest.advanceTimersByTime(60_000);
    expect(seen).toHaveLength(4);
    expect(clock.now()).toBe(1_240_000);
    clock.stop();
  });

  it.each([0, -1, Infinity, NaN])('refuses the speed %d', speed => {
    expect(() => createSimClock({ speed })).toThrow(RangeError);
  });
});
