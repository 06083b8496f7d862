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
 * takes memory only once it has a value: 4 bytes a step, or 2 for as long as all
 * of them come in even parts.
 */
export class SignalRing {
  /**
   * Rows of `steps` values, one for each signal that was ever measured: whole
   * numbers of parts, or the values themselves.
   */
  private values: Uint16Array | Float32Array;
  /** By signal. */
  private readonly rows: Array<number | undefined>;
  /** Step of the newest values, counted from the epoch. */
  private newest = -Infinity;

  constructor(
    private readonly stepMs: number,
    private readonly steps: number,
    private readonly signals: ReadonlyArray<Pick<HistorySignal, 'parts'>>,
  ) {
    this.rows = new Array(signals.length).fill(undefined);
    this.values = signals.every(({ parts }) => parts !== undefined)
      ? NO_NUMBERS
      : NO_VALUES;
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
    return row === undefined
      ? undefined
      : this.valueAt(this.placeOf(row, step), signal);
  }

  private set(signal: number, step: number, value: number | undefined): void {
    const row = this.rows[signal];
    if (row === undefined) {
      return;
    }
    const { parts } = this.signals[signal];
    if (!isEven(value, parts)) {
      this.widen();
    }
    this.values[this.placeOf(row, step)] =
      this.values instanceof Uint16Array ? toParts(value, parts) : value ?? NaN;
  }

  private valueAt(place: number, signal: number): number | undefined {
    const kept = this.values[place];
    if (this.values instanceof Uint16Array) {
      return kept === NONE
        ? undefined
        : kept / (this.signals[signal].parts ?? 1);
    }
    return Number.isNaN(kept) ? undefined : kept;
  }

  private placeOf(row: number, step: number): number {
    return row * this.steps + (step % this.steps);
  }

  /** What stands where nothing was measured. */
  private get nothing(): number {
    return this.values instanceof Uint16Array ? NONE : NaN;
  }

  /** Steps between the newest and the one that comes had no values: a gap. */
  private forget(step: number): void {
    const gap = Math.min(step - this.newest, this.steps);
    const rows = this.values.length / this.steps;
    for (let row = 0; row < rows; row++) {
      for (let back = 0; back < gap; back++) {
        this.values[this.placeOf(row, step - back)] = this.nothing;
      }
    }
  }

  /** In one piece: an array of its own for each signal takes a third as much again. */
  private addRows(values: ReadonlyArray<number | undefined>): void {
    const before = this.values.length;
    let rows = before / this.steps;
    values.forEach((value, signal) => {
      if (value !== undefined && this.rows[signal] === undefined) {
        this.rows[signal] = rows++;
      }
    });
    const length = rows * this.steps;
    if (length > before) {
      const longer =
        this.values instanceof Uint16Array
          ? new Uint16Array(length)
          : new Float32Array(length);
      longer.fill(this.nothing, before).set(this.values);
      this.values = longer;
    }
  }

  /** Keeps the values themselves from now on. */
  private widen(): void {
    if (this.values instanceof Float32Array) {
      return;
    }
    const wide = new Float32Array(this.values.length);
    this.rows.forEach((row, signal) => {
      if (row !== undefined) {
        const end = (row + 1) * this.steps;
        for (let place = row * this.steps; place < end; place++) {
          wide[place] = this.valueAt(place, signal) ?? NaN;
        }
      }
    });
    this.values = wide;
  }
}

function toParts(value: number | undefined, parts = 1): number {
  return value === undefined ? NONE : Math.round(value * parts);
}

/** Whether the number of its parts says as much as the value. */
function isEven(value: number | undefined, parts = 1): boolean {
  const number = toParts(value, parts);
  return (
    value === undefined ||
    (number >= 0 && number < NONE && Math.abs(number / parts - value) <= LOSS)
  );
}
