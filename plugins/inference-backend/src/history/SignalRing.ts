// SPDX-License-Identifier: Apache-2.0
import { HistorySignal } from './historySignals';

const NO_NUMBERS = new Uint16Array(0);
const NO_VALUES = new Float32Array(0);

/** No value, among whole numbers. */
const NONE = 0xffff;
/** What a value may lose where it is kept as a whole number of parts. */
const LOSS = 1e-5;

/**
 * The last values of some signals at an even step, newest over oldest. A signal
 * takes memory only once it has a value: 4 bytes a step, or 2 for as long as its
 * values come in even parts.
 */
export class SignalRing {
  /** Rows of `steps` whole numbers of parts. */
  private numbers = NO_NUMBERS;
  /** Rows of `steps` values as they are. */
  private values = NO_VALUES;
  /** By signal that was ever measured: its row of numbers, or ~row of values. */
  private readonly rows: Array<number | undefined>;
  /** Step of the newest values, counted from the epoch. */
  private newest = -Infinity;

  constructor(
    private readonly stepMs: number,
    private readonly steps: number,
    private readonly signals: ReadonlyArray<Pick<HistorySignal, 'parts'>>,
  ) {
    this.rows = new Array(signals.length).fill(undefined);
  }

  /** Start of the newest step, ms since the epoch; -Infinity before the first record. */
  get newestAt(): number {
    return this.newest * this.stepMs;
  }

  /** Start of the oldest step that is kept. */
  get oldestAt(): number {
    return (this.newest - this.steps + 1) * this.stepMs;
  }

  /** Takes one value for each signal; the last of a step counts. Older steps are closed. */
  record(at: number, values: ReadonlyArray<number | undefined>): void {
    const step = Math.floor(at / this.stepMs);
    if (step < this.newest) {
      return;
    }
    this.forget(step);
    this.newest = step;
    this.addRows(values);
    values.forEach((value, signal) => this.set(signal, step, value));
  }

  /** Takes back what was kept elsewhere; what was recorded meanwhile stays. */
  fill(at: number, values: ReadonlyArray<number | undefined>): void {
    const step = Math.floor(at / this.stepMs);
    if (step > this.newest) {
      this.record(at, values);
    } else if (at >= this.oldestAt) {
      this.addRows(values);
      values.forEach((value, signal) => {
        if (value !== undefined && this.get(signal, step) === undefined) {
          this.set(signal, step, value);
        }
      });
    }
  }

  /** Values of the steps from one time up to another; none where the signal was never measured. */
  read(
    signal: number,
    from: number,
    to: number,
  ): Array<number | null> | undefined {
    if (this.rows[signal] === undefined) {
      return undefined;
    }
    const read: Array<number | null> = [];
    const last = Math.floor(to / this.stepMs);
    for (let step = Math.floor(from / this.stepMs); step <= last; step++) {
      const isKept = step <= this.newest && step > this.newest - this.steps;
      read.push((isKept ? this.get(signal, step) : undefined) ?? null);
    }
    return read;
  }

  private get(signal: number, step: number): number | undefined {
    const row = this.rows[signal];
    if (row === undefined) {
      return undefined;
    }
    if (row < 0) {
      const value = this.values[this.placeOf(~row, step)];
      return Number.isNaN(value) ? undefined : value;
    }
    const number = this.numbers[this.placeOf(row, step)];
    return number === NONE ? undefined : number / this.partsOf(signal);
  }

  private set(signal: number, step: number, value: number | undefined): void {
    const row = this.rows[signal];
    if (row === undefined) {
      return;
    }
    if (row < 0) {
      this.values[this.placeOf(~row, step)] = value ?? NaN;
    } else if (
      value === undefined ||
      comesInParts(value, this.partsOf(signal))
    ) {
      const number = value && Math.round(value * this.partsOf(signal));
      this.numbers[this.placeOf(row, step)] = number ?? NONE;
    } else {
      this.widen(signal);
      this.set(signal, step, value);
    }
  }

  private placeOf(row: number, step: number): number {
    return row * this.steps + (step % this.steps);
  }

  private partsOf(signal: number): number {
    return this.signals[signal].parts ?? 1;
  }

  /** Steps between the newest and the one that comes had no values: a gap. */
  private forget(step: number): void {
    const gap = Math.min(step - this.newest, this.steps);
    this.rows.forEach((_, signal) => {
      for (let back = 0; back < gap; back++) {
        this.set(signal, step - back, undefined);
      }
    });
  }

  private addRows(values: ReadonlyArray<number | undefined>): void {
    const isNew = (signal: number) =>
      values[signal] !== undefined && this.rows[signal] === undefined;
    const isEven = (signal: number) => this.signals[signal].parts !== undefined;
    const added = this.signals.flatMap((_, signal) =>
      isNew(signal) ? signal : [],
    );
    this.addNumbers(added.filter(isEven));
    this.addValues(added.filter(signal => !isEven(signal)));
  }

  /** In one piece: an array of its own for each signal takes a third as much again. */
  private addNumbers(signals: readonly number[]): void {
    if (signals.length === 0) {
      return;
    }
    const before = this.numbers.length;
    const longer = new Uint16Array(before + signals.length * this.steps);
    longer.fill(NONE, before).set(this.numbers);
    this.numbers = longer;
    signals.forEach((signal, index) => {
      this.rows[signal] = before / this.steps + index;
    });
  }

  private addValues(signals: readonly number[]): void {
    if (signals.length === 0) {
      return;
    }
    const before = this.values.length;
    const longer = new Float32Array(before + signals.length * this.steps);
    longer.fill(NaN, before).set(this.values);
    this.values = longer;
    signals.forEach((signal, index) => {
      this.rows[signal] = ~(before / this.steps + index);
    });
  }

  /** Keeps the signal's values as they are from now on. */
  private widen(signal: number): void {
    const kept = Array.from({ length: this.steps }, (_, back) =>
      this.get(signal, this.newest - back),
    );
    this.addValues([signal]);
    kept.forEach((value, back) => this.set(signal, this.newest - back, value));
  }
}

/** Whether the number of its parts says as much as the value. */
function comesInParts(value: number, parts: number): boolean {
  const number = Math.round(value * parts);
  return (
    number >= 0 && number < NONE && Math.abs(number / parts - value) <= LOSS
  );
}
