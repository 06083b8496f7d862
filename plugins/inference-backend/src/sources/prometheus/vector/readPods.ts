// SPDX-License-Identifier: Apache-2.0
import {
  ColumnsBuilder,
  ReadingLayout,
} from '../../../core/signals/ReadingLayout';
import { Reading } from '../../../core/signals/Reading';
import { reportOfNames } from '../../../core/signals/reportSignals';
import { SignalReport } from '../../../core/signals/SignalReport';
import { PodPlan, SeriesPlan } from './planSeries';
import { Vector } from './VectorReader';

/** What is known of one pod. */
export interface PodMeasures {
  /** Gauges as they are, counters as rates per second; of each query one. */
  readings: Reading[];
  /** How old its youngest sample was. */
  ageMs?: number;
  models: readonly string[];
  /** As they were at a time, in seconds of the server's clock. */
  adapterSets: ReadonlyArray<{ at: number; names: readonly string[] }>;
  /** What the names of its samples say of the engine; where they were asked for. */
  report?: SignalReport;
}

const MS_PER_SECOND = 1000;

/** Rates that are kept need no more than seven digits, and most numbers are counts. */
type CountsArray = Float64ArrayConstructor | Float32ArrayConstructor;

function add(
  numbers: Float64Array | Float32Array,
  at: number,
  number: number,
): void {
  const sum = numbers[at];
  numbers[at] = Number.isNaN(sum) ? number : sum + number;
}

/** The numbers of a query's series, each at its place. */
class Placed {
  readonly values: Float64Array;
  readonly counts: Float64Array | Float32Array;
  /** None lacks a number. */
  readonly isComplete: boolean;

  constructor(
    { places, valuesLength, countsLength }: SeriesPlan,
    numbers: ArrayLike<number>,
    Counts: CountsArray,
  ) {
    this.values = new Float64Array(valuesLength).fill(NaN);
    this.counts = new Counts(countsLength).fill(NaN);
    let missing = 0;
    for (let index = 0; index < places.length; index++) {
      const number = numbers[index];
      if (Number.isFinite(number)) {
        const place = places[index];
        if (place < 0) {
          add(this.counts, -1 - place, number);
        } else {
          add(this.values, place, number);
        }
      } else {
        missing++;
      }
    }
    this.isComplete = missing === 0;
  }

  reading({ layout, valuesFrom, countsFrom }: PodPlan, at: number): Reading {
    const { values, counts, isComplete } = this;
    const reading = new Reading(
      at,
      layout,
      values,
      counts,
      valuesFrom,
      countsFrom,
    );
    return isComplete ? reading : withoutMissing(reading);
  }

  /** Of things that a series each tells, those that it tells now, with its value. */
  told<T>({ from, things }: { from: number; things: readonly T[] }) {
    return things.flatMap((thing, index) => {
      const value = this.values[from + index];
      return Number.isNaN(value) ? [] : [{ thing, value }];
    });
  }
}

/** Without series that have no number. A histogram needs the count of all. */
function withoutMissing(reading: Reading): Reading {
  const { values, counts } = reading.numbers();
  if (!values.some(Number.isNaN) && !counts.some(Number.isNaN)) {
    return reading;
  }
  const { layout, at } = reading;
  const kept = layoutOfKnown(layout, values, counts);
  return new Reading(
    at,
    kept,
    values.filter(value => !Number.isNaN(value)),
    kept.counts,
  );
}

function layoutOfKnown(
  { values: ofValues, histograms: ofHistograms }: ReadingLayout,
  values: readonly number[],
  counts: readonly number[],
): ReadingLayout & { counts: number[] } {
  const valueColumns = new ColumnsBuilder<(typeof ofValues.measures)[number]>();
  ofValues.subjects.forEach((subject, index) => {
    if (!Number.isNaN(values[index])) {
      valueColumns.add(measureAt(ofValues, index), subject);
    }
  });
  const histogramColumns = new ColumnsBuilder<
    (typeof ofHistograms.measures)[number]
  >();
  const bounds: number[][] = [];
  const keptCounts: number[] = [];
  let from = 0;
  ofHistograms.subjects.forEach((subject, index) => {
    const own = ofHistograms.bounds[index];
    const ofBounds = counts.slice(from, from + own.length);
    from += own.length;
    if (!Number.isNaN(ofBounds[ofBounds.length - 1])) {
      const isKnown = (_: number, bound: number) =>
        !Number.isNaN(ofBounds[bound]);
      histogramColumns.add(measureAt(ofHistograms, index), subject);
      bounds.push(own.filter(isKnown));
      keptCounts.push(...ofBounds.filter(isKnown));
    }
  });
  return {
    values: valueColumns,
    histograms: { ...histogramColumns, bounds },
    counts: keptCounts,
  };
}

function measureAt<M>(
  { measures, starts }: { measures: readonly M[]; starts: readonly number[] },
  series: number,
): M {
  return measures[starts.findLastIndex(start => start <= series)];
}

/** Of names that are not all there. */
function reportOf(
  { profile }: SeriesPlan,
  { names }: PodPlan,
  placed: Placed,
): SignalReport {
  if (placed.isComplete) {
    return names.report;
  }
  const told = placed.told(names).map(({ thing }) => thing);
  return told.length === names.things.length
    ? names.report
    : reportOfNames(profile, new Set(told));
}

/**
 * What a query's values say of each pod, by its key.
 *
 * @param numbers - of the plan's series; NaN where one has none
 * @param at - ms since the epoch, by the API's clock
 * @param Counts - what counts of histograms are kept in
 */
export function readPods(
  plan: SeriesPlan,
  numbers: ArrayLike<number>,
  at: number,
  Counts: CountsArray = Float64Array,
): Map<string, PodMeasures> {
  const placed = new Placed(plan, numbers, Counts);
  return new Map(
    plan.pods.map(pod => {
      const [sampledAt] = placed.told(pod.sampledAt);
      const measures: PodMeasures = {
        readings: [placed.reading(pod, at)],
        ...(sampledAt && {
          ageMs: Math.max(0, at - sampledAt.value * MS_PER_SECOND),
        }),
        models: placed.told(pod.models).map(({ thing }) => thing),
        adapterSets: placed
          .told(pod.adapterSets)
          .map(({ thing, value }) => ({ at: value, names: thing })),
        ...(pod.names.things.length > 0 && {
          report: reportOf(plan, pod, placed),
        }),
      };
      return [pod.key, measures];
    }),
  );
}

/** What the answers to an engine's queries say of each pod, by its key. */
export function readVectors(
  vectors: ReadonlyArray<Vector<SeriesPlan>>,
  Counts?: CountsArray,
): Map<string, PodMeasures> {
  return joinPods(
    vectors.map(({ plan, values, at }) => readPods(plan, values, at, Counts)),
  );
}

/** What several queries say of the same pods. */
export function joinPods(
  parts: ReadonlyArray<Map<string, PodMeasures>>,
): Map<string, PodMeasures> {
  const joined = new Map<string, PodMeasures>();
  for (const [key, pod] of parts.flatMap(part => [...part])) {
    const known = joined.get(key);
    joined.set(
      key,
      known
        ? {
            ...known,
            ...pod,
            readings: [...known.readings, ...pod.readings],
            models: [...known.models, ...pod.models],
            adapterSets: [...known.adapterSets, ...pod.adapterSets],
          }
        : pod,
    );
  }
  return joined;
}
