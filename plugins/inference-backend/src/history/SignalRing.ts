// SPDX-License-Identifier: Apache-2.0

const NO_VALUES = new Float32Array(0);

/**
 * The last values of some signals at an even step, newest over oldest. A signal
 * takes memory only once it has a value: 4 bytes a step.
 */
export class SignalRing {
  /** Rows of `steps` values, one for each signal that was ever measured. */
  private values = NO_VALUES;
  /** By signal. */
  private readonly rows: Array<number | undefined>;
  /** Step of the newest values, counted from the epoch. */
  private newest = -Infinity;

  constructor(
    private readonly stepMs: number,
    private readonly steps: number,
    signals: number,
  ) {
    this.rows = new Array(signals).fill(undefined);
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
    values.forEach((value, signal) => {
      const row = this.rows[signal];
      if (row !== undefined) {
        this.values[this.placeOf(row, step)] = value ?? NaN;
      }
    });
  }

  /** Takes back what was kept elsewhere; what was recorded meanwhile stays. */
  fill(at: number, values: ReadonlyArray<number | undefined>): void {
    const step = Math.floor(at / this.stepMs);
    if (step > this.newest) {
      this.record(at, values);
    } else if (at >= this.oldestAt) {
      this.addRows(values);
      values.forEach((value, signal) => {
        const row = this.rows[signal];
        if (row !== undefined && value !== undefined) {
          const place = this.placeOf(row, step);
          this.values[place] = Number.isNaN(this.values[place])
            ? value
            : this.values[place];
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
    const row = this.rows[signal];
    if (row === undefined) {
      return undefined;
    }
    const read: Array<number | null> = [];
    const last = Math.floor(to / this.stepMs);
    for (let step = Math.floor(from / this.stepMs); step <= last; step++) {
      const isKept = step <= this.newest && step > this.newest - this.steps;
      const value = isKept ? this.values[this.placeOf(row, step)] : NaN;
      read.push(Number.isNaN(value) ? null : value);
    }
    return read;
  }

  private placeOf(row: number, step: number): number {
    return row * this.steps + (step % this.steps);
  }

  /** Steps between the newest and the one that comes had no values: a gap. */
  private forget(step: number): void {
    const gap = Math.min(step - this.newest, this.steps);
    const rows = this.values.length / this.steps;
    for (let row = 0; row < rows; row++) {
      for (let back = 0; back < gap; back++) {
        this.values[this.placeOf(row, step - back)] = NaN;
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
    if (rows * this.steps > before) {
      const longer = new Float32Array(rows * this.steps).fill(NaN, before);
      longer.set(this.values);
      this.values = longer;
    }
  }
}
