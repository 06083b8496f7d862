// SPDX-License-Identifier: Apache-2.0

/**
 * The last values of some signals at an even step, newest over oldest. A signal
 * takes memory only once it has a value: 4 bytes a step.
 */
export class SignalRing {
  private readonly columns: Array<Float32Array | undefined>;
  /** Step of the newest values, counted from the epoch. */
  private newest = -Infinity;

  constructor(
    private readonly stepMs: number,
    private readonly steps: number,
    signals: number,
  ) {
    this.columns = new Array(signals).fill(undefined);
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
    values.forEach((value, index) => {
      const column = this.columns[index] ?? this.createColumn(index, value);
      if (column) {
        column[step % this.steps] = value ?? NaN;
      }
    });
  }

  /** Takes back what was kept elsewhere; what was recorded meanwhile stays. */
  fill(at: number, values: ReadonlyArray<number | undefined>): void {
    const step = Math.floor(at / this.stepMs);
    if (step > this.newest) {
      this.record(at, values);
    } else if (at >= this.oldestAt) {
      values.forEach((value, index) => {
        const column = this.columns[index] ?? this.createColumn(index, value);
        const slot = step % this.steps;
        if (column && value !== undefined && Number.isNaN(column[slot])) {
          column[slot] = value;
        }
      });
    }
  }

  /** Values of the steps from one time up to another; none where the signal was never measured. */
  read(
    index: number,
    from: number,
    to: number,
  ): Array<number | null> | undefined {
    const column = this.columns[index];
    if (!column) {
      return undefined;
    }
    const values: Array<number | null> = [];
    const last = Math.floor(to / this.stepMs);
    for (let step = Math.floor(from / this.stepMs); step <= last; step++) {
      const isKept = step <= this.newest && step > this.newest - this.steps;
      const value = isKept ? column[step % this.steps] : NaN;
      values.push(Number.isNaN(value) ? null : value);
    }
    return values;
  }

  /** Steps between the newest and the one that comes had no values: a gap. */
  private forget(step: number): void {
    const gap = Math.min(step - this.newest, this.steps);
    for (const column of this.columns) {
      for (let back = 0; column && back < gap; back++) {
        column[(step - back) % this.steps] = NaN;
      }
    }
  }

  private createColumn(
    index: number,
    value: number | undefined,
  ): Float32Array | undefined {
    if (value === undefined) {
      return undefined;
    }
    const column = new Float32Array(this.steps).fill(NaN);
    this.columns[index] = column;
    return column;
  }
}
