// SPDX-License-Identifier: Apache-2.0
import { Interner } from '../core/signals/Interner';
import { HistorySignal } from './historySignals';
import { decodeShort, encodeShort, NONE } from './shortDecimals';

const NO_NUMBERS = new Uint16Array(0);

/** By signal that was ever measured, the row of its numbers. */
type Rows = ReadonlyArray<number | undefined>;

/** Thousands of endpoints have the same. */
const ROWS = new Interner<Rows>();

function sharedRows(rows: Rows): Rows {
  return ROWS.get(rows.join(), () => rows);
}

/**
 * The last values of some signals at an even step, newest over oldest, to four
 * digits. A signal takes memory only once it has a value: 2 bytes a step.
 */
export class SignalRing {
  /** Rows of `steps` numbers, in one piece: an array for each takes a third as much again. */
  private numbers = NO_NUMBERS;
  private rows: Rows;
  /** Step of the newest values, counted from the epoch. */
  private newest = -Infinity;

  constructor(
    private readonly stepMs: number,
    private readonly steps: number,
    private readonly signals: ReadonlyArray<Pick<HistorySignal, 'parts'>>,
  ) {
    this.rows = sharedRows(new Array(signals.length).fill(undefined));
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
    const short = row === undefined ? NONE : this.numbers[this.at(row, step)];
    return decodeShort(short, this.signals[signal].parts);
  }

  private set(signal: number, step: number, value = NaN): void {
    const row = this.rows[signal];
    if (row !== undefined) {
      const { parts } = this.signals[signal];
      this.numbers[this.at(row, step)] = encodeShort(value, parts);
    }
  }

  private at(row: number, step: number): number {
    return row * this.steps + (step % this.steps);
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
    const added = values.flatMap((value, signal) =>
      value !== undefined && this.rows[signal] === undefined ? signal : [],
    );
    if (added.length === 0) {
      return;
    }
    const before = this.numbers.length;
    const longer = new Uint16Array(before + added.length * this.steps);
    longer.fill(NONE, before).set(this.numbers);
    this.numbers = longer;
    const rows = [...this.rows];
    added.forEach((signal, index) => {
      rows[signal] = before / this.steps + index;
    });
    this.rows = sharedRows(rows);
  }
}
