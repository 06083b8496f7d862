// SPDX-License-Identifier: Apache-2.0
import {
  CounterMeasure,
  GaugeMeasure,
  HistogramMeasure,
} from '../signals/EngineProfile';
import { Histogram, Reading } from '../signals/Reading';
import { ValueMeasure } from '../signals/ReadingLayout';
import { Subject, SubjectFilter, SubjectKey } from '../signals/Subject';
import {
  emptyAs,
  increaseOfHistogram,
  isReset,
  mergeHistograms,
} from './histograms';
import { Increase, PickerWindow, RateOptions } from './SignalWindow';

const MS_PER_SECOND = 1000;

/**
 * Successive readings of one target, oldest first. Nothing here is 0 for want
 * of data: without a first reading there is no rate.
 */
export class ReadingWindow implements PickerWindow {
  constructor(private readonly readings: readonly Reading[]) {}

  get last(): Reading {
    return this.readings[this.readings.length - 1];
  }

  /** The newest value, series summed. */
  gauge(measure: GaugeMeasure, filter?: SubjectFilter): number | undefined {
    return this.last.value(measure, filter);
  }

  gaugesBy(measure: GaugeMeasure, keyOf: SubjectKey): Map<string, number> {
    return this.last.valuesBy(measure, keyOf);
  }

  rate(measure: CounterMeasure, options: RateOptions = {}): number | undefined {
    return perSecond(this.increase(measure, options));
  }

  ratesBy(measure: CounterMeasure, keyOf: SubjectKey): Map<string, number> {
    const sums = this.readings.map(reading => reading.valuesBy(measure, keyOf));
    const rates = new Map<string, number>();
    for (const key of sums[sums.length - 1].keys()) {
      const rate = perSecond(
        this.growth(
          (reading, index) =>
            sums[index].get(key) ?? (reading.has(measure) ? 0 : undefined),
        ),
      );
      if (rate !== undefined) {
        rates.set(key, rate);
      }
    }
    return rates;
  }

  /**
   * Growth from the first reading that has the counter to the last, restarts
   * counted from 0. Undefined where the newest reading lacks it, but for
   * `zeroWith`.
   */
  increase(
    measure: CounterMeasure,
    { filter, zeroWith }: RateOptions = {},
  ): Increase | undefined {
    return this.growth(reading => {
      const value = reading.value(measure, filter);
      if (value !== undefined) {
        return value;
      }
      const isZero =
        (filter && reading.has(measure)) || (zeroWith && reading.has(zeroWith));
      return isZero ? 0 : undefined;
    });
  }

  /** Observations per second, bucket by bucket, so that targets can be merged. */
  histogramRate(
    measure: HistogramMeasure,
    filter?: SubjectFilter,
  ): Histogram | undefined {
    const ended: Histogram[] = [];
    let began: Histogram | undefined;
    let newest: Histogram | undefined;
    const seconds = this.follow(
      reading => mergeHistograms(reading.histograms(measure, filter)),
      emptyAs,
      (before, after, isRestarted) => {
        began ??= before;
        if (isRestarted || isReset(before, after)) {
          if (began !== before) {
            ended.push(increaseOfHistogram(began, before));
          }
          began = emptyAs(after);
        }
        newest = after;
      },
    );
    if (seconds === undefined || !began || !newest) {
      return undefined;
    }
    const increase = increaseOfHistogram(began, newest);
    const { bounds, counts } =
      ended.length > 0 ? mergeHistograms([increase, ...ended]) : increase;
    return { bounds, counts: counts.map(count => count / seconds) };
  }

  /** What the newest values belong to. */
  subjects(measure: ValueMeasure): readonly Subject[] {
    return this.last.subjects(measure);
  }

  private growth(
    read: (reading: Reading, index: number) => number | undefined,
  ): Increase | undefined {
    let count = 0;
    const seconds = this.follow<number>(
      read,
      () => 0,
      (before, after, isRestarted) => {
        count += isRestarted || after < before ? after : after - before;
      },
    );
    return seconds === undefined
      ? undefined
      : { count, windowMs: seconds * MS_PER_SECOND };
  }

  /**
   * From each reading that has the quantity to the next that has it. Libraries
   * export no series before the first count: a page of a process that lacked it
   * then stood at zero. Without the process's start it isn't known whether the
   * page was one.
   *
   * @returns seconds from the first of them to the newest reading; undefined where that one
   * lacks it
   */
  private follow<T extends number | Histogram>(
    read: (reading: Reading, index: number) => T | undefined,
    zeroOf: (first: T) => T,
    take: (before: T, after: T, isRestarted: boolean) => void,
  ): number | undefined {
    const { readings } = this;
    let firstAt: number | undefined;
    let before: T | undefined;
    let startBefore: number | undefined;
    let newestAt: number | undefined;
    for (let index = 0; index < readings.length; index++) {
      const after = read(readings[index], index);
      if (after === undefined) {
        continue;
      }
      const start = startOf(readings[index]);
      if (before === undefined && index > 0) {
        startBefore = startOf(readings[index - 1]);
      }
      if (before === undefined && startBefore !== undefined) {
        before = zeroOf(after);
        firstAt = readings[index - 1].at;
      }
      if (before !== undefined) {
        // Another process wrote it.
        const isRestarted =
          start !== undefined &&
          startBefore !== undefined &&
          start !== startBefore;
        take(before, after, isRestarted);
      }
      newestAt = readings[index].at;
      firstAt ??= newestAt;
      before = after;
      startBefore = start;
    }
    if (firstAt === undefined || newestAt !== this.last.at) {
      return undefined;
    }
    const seconds = (newestAt - firstAt) / MS_PER_SECOND;
    return seconds > 0 ? seconds : undefined;
  }
}

/** When the process began that wrote it, where it says so. */
function startOf(reading: Reading): number | undefined {
  return reading.value('processStart');
}

function perSecond(increase: Increase | undefined): number | undefined {
  return increase && increase.count / (increase.windowMs / MS_PER_SECOND);
}
