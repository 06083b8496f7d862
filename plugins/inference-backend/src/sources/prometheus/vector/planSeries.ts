// SPDX-License-Identifier: Apache-2.0
import {
  EngineProfile,
  HistogramMeasure,
} from '../../../core/signals/EngineProfile';
import {
  ColumnsBuilder,
  ReadingLayout,
  ValueMeasure,
} from '../../../core/signals/ReadingLayout';
import { reportOfNames } from '../../../core/signals/reportSignals';
import { SharedLayouts } from '../../../core/signals/SharedLayouts';
import { SignalReport } from '../../../core/signals/SignalReport';
import { Subject } from '../../../core/signals/Subject';
import {
  MEASURE_LABEL,
  NAME_LABEL,
  SAMPLE_NAME,
  SAMPLED_AT,
  SERVED_ADAPTER,
  SERVED_MODEL,
  SUBJECT_PREFIX,
} from '../measureQueries';
import { Labels } from '../QueryResult';
import { ModelGroup, SubjectTable } from './SubjectTable';

/** Things that a series each says of a pod, from one place on. */
interface Told<T> {
  from: number;
  things: T;
}

/** Names of samples that a pod has, and what is said of them. */
interface Named {
  things: readonly string[];
  report: SignalReport;
}

/** Where the numbers of one pod are. */
export interface PodPlan {
  /** `namespace/pod`, or `/` where pods are taken as one. */
  key: string;
  layout: ReadingLayout;
  valuesFrom: number;
  countsFrom: number;
  /** When its youngest sample was taken, in seconds. */
  sampledAt: Told<readonly unknown[]>;
  models: Told<readonly string[]>;
  adapterSets: Told<ReadonlyArray<readonly string[]>>;
  names: Told<readonly string[]> & Named;
}

/**
 * Where the values of a query's series belong: one place may be that of several,
 * which are added up then.
 */
export interface SeriesPlan {
  profile: EngineProfile;
  /** Of each series its place among the values, or `-1 -` that among the counts. */
  places: Int32Array;
  valuesLength: number;
  countsLength: number;
  pods: PodPlan[];
}

interface Series<T> {
  index: number;
  of: T;
}

interface GatheredPod {
  subjects: SubjectTable;
  values: Map<ValueMeasure, Array<Series<Subject>>>;
  /** Of each bound its series. */
  buckets: Map<HistogramMeasure, Map<Subject, Map<number, number[]>>>;
  sampledAt: Array<Series<undefined>>;
  models: Array<Series<string>>;
  adapterSets: Array<Series<readonly string[]>>;
  names: Array<Series<string>>;
}

interface Options {
  podLabels: { namespace: string; pod: string };
  /** Groups names of models beyond a limit, pod by pod. */
  modelGroupOf?: (pod: string) => ModelGroup;
}

/** An adapter's gauge lists several in one label. */
function splitNames(names: string | undefined): string[] {
  return (names ?? '')
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '');
}

function boundOf(le: string): number {
  return Number(le.endsWith('Inf') ? le.replace('Inf', 'Infinity') : le);
}

function groupIn<K, V>(groups: Map<K, V>, key: K, create: () => V): V {
  const known = groups.get(key);
  if (known !== undefined) {
    return known;
  }
  const created = create();
  groups.set(key, created);
  return created;
}

/** Names of measures come from queries, which name those of the profile. */
function gather(pod: GatheredPod, labels: Labels, index: number): void {
  const measure = labels[MEASURE_LABEL];
  const model = labels[`${SUBJECT_PREFIX}model`];
  switch (measure) {
    case undefined:
      return;
    case SAMPLED_AT:
      pod.sampledAt.push({ index, of: undefined });
      return;
    case SERVED_MODEL:
      if (model !== undefined) {
        pod.models.push({ index, of: model });
      }
      return;
    case SERVED_ADAPTER:
      pod.adapterSets.push({ index, of: splitNames(model) });
      return;
    case SAMPLE_NAME:
      pod.names.push({ index, of: labels[NAME_LABEL] });
      return;
    default: {
      const subject = pod.subjects.of(labels);
      if (labels.le === undefined) {
        groupIn(pod.values, measure as ValueMeasure, () => []).push({
          index,
          of: subject,
        });
        return;
      }
      const bound = boundOf(labels.le);
      if (!Number.isNaN(bound)) {
        const bySubject = groupIn(
          pod.buckets,
          measure as HistogramMeasure,
          () => new Map<Subject, Map<number, number[]>>(),
        );
        const byBound = groupIn(
          bySubject,
          subject,
          () => new Map<number, number[]>(),
        );
        groupIn(byBound, bound, () => []).push(index);
      }
    }
  }
}

function gatherPods(
  labels: readonly Labels[],
  { podLabels, modelGroupOf = () => model => model }: Options,
): Map<string, GatheredPod> {
  const pods = new Map<string, GatheredPod>();
  labels.forEach((own, index) => {
    const { [podLabels.namespace]: namespace, [podLabels.pod]: name } = own;
    const key = `${namespace ?? ''}/${name ?? ''}`;
    const pod = groupIn(pods, key, () => ({
      subjects: new SubjectTable(modelGroupOf(key)),
      values: new Map(),
      buckets: new Map(),
      sampledAt: [],
      models: [],
      adapterSets: [],
      names: [],
    }));
    gather(pod, own, index);
  });
  return pods;
}

/** Names of one histogram have one unit. */
function scalesOf({ measures }: EngineProfile): Map<string, number> {
  return new Map(
    measures
      .filter(({ kind }) => kind === 'histogram')
      .map(({ measure, families }) => [measure, families[0].scale ?? 1]),
  );
}

/** Gives series their places, pod by pod. */
class Planner {
  readonly places: Int32Array;
  private readonly layouts = new SharedLayouts();
  private readonly bounds = new Map<string, readonly number[]>();
  private readonly reports = new Map<string, Named>();
  private readonly scales: Map<string, number>;
  valuesLength = 0;
  countsLength = 0;

  constructor(private readonly profile: EngineProfile, series: number) {
    this.scales = scalesOf(profile);
    this.places = new Int32Array(series);
    // What means nothing has a place that nobody reads.
    this.valuesLength = 1;
  }

  plan(key: string, pod: GatheredPod): PodPlan {
    const valuesFrom = this.valuesLength;
    const values = this.planValues(pod.values);
    const countsFrom = this.countsLength;
    const histograms = this.planBuckets(pod.buckets);
    const names = this.tell(pod.names);
    return {
      key,
      layout: this.layouts.of({ values, histograms }),
      valuesFrom,
      countsFrom,
      sampledAt: this.tell(pod.sampledAt),
      models: this.tell(pod.models),
      adapterSets: this.tell(pod.adapterSets),
      names: { ...this.reportOf(names.things), from: names.from },
    };
  }

  private planValues(values: GatheredPod['values']): ReadingLayout['values'] {
    const columns = new ColumnsBuilder<ValueMeasure>();
    for (const [measure, series] of values) {
      for (const { index, of } of series) {
        columns.add(measure, of);
        this.places[index] = this.valuesLength++;
      }
    }
    return columns;
  }

  /** Only complete histograms: one without +Inf has no count of all. */
  private planBuckets(
    buckets: GatheredPod['buckets'],
  ): ReadingLayout['histograms'] {
    const columns = new ColumnsBuilder<HistogramMeasure>();
    const bounds: Array<readonly number[]> = [];
    for (const [measure, bySubject] of buckets) {
      const scale = this.scales.get(measure) ?? 1;
      for (const [subject, byBound] of bySubject) {
        if (byBound.has(Infinity)) {
          const sorted = [...byBound].sort(([a], [b]) => a - b);
          columns.add(measure, subject);
          const own = sorted.map(([bound]) => bound * scale);
          bounds.push(groupIn(this.bounds, own.join(), () => own));
          for (const [, series] of sorted) {
            const place = this.countsLength++;
            series.forEach(index => {
              this.places[index] = -1 - place;
            });
          }
        }
      }
    }
    return { ...columns, bounds };
  }

  private tell<T>(series: ReadonlyArray<Series<T>>): Told<T[]> {
    const from = this.valuesLength;
    series.forEach(({ index }) => {
      this.places[index] = this.valuesLength++;
    });
    return { from, things: series.map(({ of }) => of) };
  }

  /** Thousands of servers have the names of few kinds. */
  private reportOf(names: readonly string[]): Named {
    return groupIn(this.reports, names.join(), () => ({
      things: names,
      report: reportOfNames(this.profile, new Set(names)),
    }));
  }
}

/** What series of an engine's queries are of, by their labels. */
export function planSeries(
  profile: EngineProfile,
  labels: readonly Labels[],
  options: Options,
): SeriesPlan {
  const planner = new Planner(profile, labels.length);
  const pods = [...gatherPods(labels, options)].map(([key, pod]) =>
    planner.plan(key, pod),
  );
  const { places, valuesLength, countsLength } = planner;
  return { profile, places, valuesLength, countsLength, pods };
}
