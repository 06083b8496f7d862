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

/** Whether the process that wrote `after` is another one than wrote `before`. */
function restartedBetween(before: Reading, after: Reading): boolean {
  const startBefore = before.value('processStart');
  const startAfter = after.value('processStart');
  return (
    startBefore !== undefined &&
    startAfter !== undefined &&
    startBefore !== startAfter
  );
}

/**
 * Successive readings of one target, oldest first. Nothing here is 0 for want
 * of data: without a first reading there is no rate.
 */
export class ReadingWindow implements SignalWindow {
  constructor(private readonly readings: readonly Reading[]) {}

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
    const known = this.known(
      reading => {
        const isZero =
          (filter && reading.has(measure)) ||
          (zeroWith && reading.has(zeroWith));
        return reading.value(measure, filter) ?? (isZero ? 0 : undefined);
      },
      () => 0,
    );
    const seconds = this.secondsSince(known.map(({ reading }) => reading));
    if (seconds === undefined) {
      return undefined;
    }
    let count = 0;
    for (let i = 1; i < known.length; i++) {
      const [before, after] = [known[i - 1], known[i]];
      const restarted =
        after.value < before.value ||
        restartedBetween(before.reading, after.reading);
      count += restarted ? after.value : after.value - before.value;
    }
    return { count, windowMs: seconds * MS_PER_SECOND };
  }

  /** Observations per second, bucket by bucket, so that targets can be merged. */
  histogramRate(
    measure: HistogramMeasure,
    filter?: SubjectFilter,
  ): Histogram | undefined {
    const known = this.known(
      reading => mergeHistograms(reading.histograms(measure, filter)),
      ({ bounds }) => ({ bounds, counts: bounds.map(() => 0) }),
    );
    const seconds = this.secondsSince(known.map(({ reading }) => reading));
    if (seconds === undefined) {
      return undefined;
    }
    const increases: Histogram[] = [];
    for (let i = 1; i < known.length; i++) {
      const [before, after] = [known[i - 1], known[i]];
      increases.push(
        restartedBetween(before.reading, after.reading)
          ? after.value
          : increaseOfHistogram(before.value, after.value),
      );
    }
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
   * Readings that have a quantity, with its value. Libraries export no series
   * before the first count: a page of a process that lacked it then stood at
   * zero. Without the process's start it isn't known whether the page was one.
   */
  private known<T>(
    read: (reading: Reading) => T | undefined,
    zeroOf: (first: T) => T,
  ): Array<{ reading: Reading; value: T }> {
    const found = this.readings.flatMap(reading => {
      const value = read(reading);
      return value === undefined ? [] : [{ reading, value }];
    });
    const [first] = found;
    const before = this.readings[this.readings.indexOf(first?.reading) - 1];
    return before?.has('processStart')
      ? [{ reading: before, value: zeroOf(first.value) }, ...found]
      : found;
  }

  private secondsSince(known: readonly Reading[]): number | undefined {
    const newest = known[known.length - 1];
    if (known.length < 2 || newest !== this.last) {
      return undefined;
    }
    const seconds = (newest.at - known[0].at) / MS_PER_SECOND;
    return seconds > 0 ? seconds : undefined;
  }
}
