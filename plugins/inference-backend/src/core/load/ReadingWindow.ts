// SPDX-License-Identifier: Apache-2.0
import {
  CounterMeasure,
  GaugeMeasure,
  HistogramMeasure,
} from '../signals/EngineProfile';
import { Histogram, Reading, ValueMeasure } from '../signals/Reading';
import { Subject, SubjectFilter } from '../signals/Subject';
import { increaseOfHistogram, mergeHistograms } from './histograms';
import { Increase, RateOptions, SignalWindow } from './SignalWindow';

const MS_PER_SECOND = 1000;

/**
 * Successive readings of one target, oldest first. Nothing here is 0 for want
 * of data: without a first reading there is no rate.
 */
export class ReadingWindow implements SignalWindow {
  /** When the processes began that wrote the readings, where they say so. */
  private readonly starts: ReadonlyArray<number | undefined>;

  constructor(private readonly readings: readonly Reading[]) {
    this.starts = readings.map(reading => reading.value('processStart'));
  }

  get last(): Reading {
    return this.readings[this.readings.length - 1];
  }

  /** The newest value, series summed. */
  gauge(measure: GaugeMeasure, filter?: SubjectFilter): number | undefined {
    return this.last.value(measure, filter);
  }

  rate(measure: CounterMeasure, options: RateOptions = {}): number | undefined {
    const increase = this.increase(measure, options);
    return increase && increase.count / (increase.windowMs / MS_PER_SECOND);
  }

  /**
   * Growth from the first reading that has the counter to the last, restarts
   * counted from 0. Undefined where the newest reading lacks it, but for
   * `zeroWith`.
   */
  increase(
    measure: CounterMeasure,
    options: RateOptions = {},
  ): Increase | undefined {
    const { filter, zeroWith } = options;
    const values = this.known(
      reading => {
        const isZero =
          (filter && reading.has(measure)) ||
          (zeroWith && reading.has(zeroWith));
        return reading.value(measure, filter) ?? (isZero ? 0 : undefined);
      },
      () => 0,
    );
    const seconds = this.secondsOf(values);
    if (seconds === undefined) {
      return undefined;
    }
    let count = 0;
    this.eachStep(values, (before, after, isRestarted) => {
      count += isRestarted || after < before ? after : after - before;
    });
    return { count, windowMs: seconds * MS_PER_SECOND };
  }

  /** Observations per second, bucket by bucket, so that targets can be merged. */
  histogramRate(
    measure: HistogramMeasure,
    filter?: SubjectFilter,
  ): Histogram | undefined {
    const values = this.known(
      reading => mergeHistograms(reading.histograms(measure, filter)),
      ({ bounds }) => ({ bounds, counts: bounds.map(() => 0) }),
    );
    const seconds = this.secondsOf(values);
    if (seconds === undefined) {
      return undefined;
    }
    const increases: Histogram[] = [];
    this.eachStep(values, (before, after, isRestarted) => {
      increases.push(isRestarted ? after : increaseOfHistogram(before, after));
    });
    const increase = mergeHistograms(increases);
    return (
      increase && {
        bounds: increase.bounds,
        counts: increase.counts.map(count => count / seconds),
      }
    );
  }

  /** What the newest values belong to. */
  subjects(measure: ValueMeasure): readonly Subject[] {
    return this.last.subjects(measure);
  }

  /**
   * The quantity at each reading that has it. Libraries export no series before
   * the first count: a page of a process that lacked it then stood at zero.
   * Without the process's start it isn't known whether the page was one.
   */
  private known<T>(
    read: (reading: Reading) => T | undefined,
    zeroOf: (first: T) => T,
  ): Array<T | undefined> {
    const values = this.readings.map(read);
    const at = values.findIndex(value => value !== undefined);
    const first = values[at];
    if (first !== undefined && this.starts[at - 1] !== undefined) {
      values[at - 1] = zeroOf(first);
    }
    return values;
  }

  /** From the first reading that has the quantity to the last of all. */
  private secondsOf(values: readonly unknown[]): number | undefined {
    const first = values.findIndex(value => value !== undefined);
    const last = values.length - 1;
    if (values[last] === undefined || first === last) {
      return undefined;
    }
    const { readings } = this;
    const seconds = (readings[last].at - readings[first].at) / MS_PER_SECOND;
    return seconds > 0 ? seconds : undefined;
  }

  /** From each reading that has the quantity to the next that has it. */
  private eachStep<T>(
    values: ReadonlyArray<T | undefined>,
    take: (before: T, after: T, isRestarted: boolean) => void,
  ): void {
    let before: T | undefined;
    let startBefore: number | undefined;
    values.forEach((after, index) => {
      if (after === undefined) {
        return;
      }
      const start = this.starts[index];
      if (before !== undefined) {
        // Another process wrote it.
        const isRestarted =
          start !== undefined &&
          startBefore !== undefined &&
          start !== startBefore;
        take(before, after, isRestarted);
      }
      before = after;
      startBefore = start;
    });
  }
}
