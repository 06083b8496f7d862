// SPDX-License-Identifier: Apache-2.0
import { EngineProfile } from '../../core/signals/EngineProfile';
import { Subject } from '../../core/signals/Subject';
import {
  MEASURE_LABEL,
  NAME_LABEL,
  SAMPLE_NAME,
  SAMPLED_AT,
  SERVED_ADAPTER,
  SERVED_MODEL,
  SUBJECT_PREFIX,
} from './measureQueries';
import { QuerySeries } from './QueryResult';
import {
  QueriedHistogram,
  QueriedMeasures,
  QueriedValue,
} from './QueriedWindow';

/** One value of a query's result. */
export interface QueriedSample {
  labels: Readonly<Record<string, string>>;
  /** When it was asked for, by the database's clock. */
  at: number;
  value: number;
}

/** The values of one series, oldest first. */
export function toSamples({ labels, points }: QuerySeries): QueriedSample[] {
  return points.map(([at, value]) => ({ labels, at, value }));
}

/** What is known of one pod. */
export interface PodMeasures extends QueriedMeasures {
  values: QueriedValue[];
  histograms: QueriedHistogram[];
  /** How old its youngest sample was. */
  ageMs?: number;
  models: string[];
  /** As they were at a time, in seconds of the server's clock. */
  adapterSets: Array<{ at: number; names: string[] }>;
  /** Of its samples, as far as the engine's line has them. */
  names: Set<string>;
}

/** Of the pods of one engine, by `namespace/pod`. */
export interface EngineMeasures {
  profile: EngineProfile;
  pods: Map<string, PodMeasures>;
}

interface Buckets {
  measure: string;
  subject: Subject;
  counts: Map<number, number>;
}

interface Growing extends PodMeasures {
  subjects: Subjects;
  /** By measure. */
  buckets: Map<string, Map<Subject, Buckets>>;
}

const MS_PER_SECOND = 1000;
const SUBJECT_PARTS = [
  'model',
  'target',
  'endpoint',
  'pool',
  'priority',
  'gateway',
  'route',
  'rule',
  'backend',
  'rewrite',
] as const;

type ModelGroup = (model: string) => string;

const SUBJECT_LABELS = SUBJECT_PARTS.map(
  part => [part, `${SUBJECT_PREFIX}${part}`] as const,
);

/**
 * Subjects of one pod's series, each the same object for all that have it:
 * thousands of buckets have few.
 */
class Subjects {
  private readonly byLabels = new Map<string, Subject>();
  private readonly byContent = new Map<string, Subject>();

  constructor(private readonly modelGroup: ModelGroup) {}

  of(labels: QueriedSample['labels']): Subject {
    let key = '';
    for (const [part, label] of SUBJECT_LABELS) {
      const value = labels[label];
      if (value !== undefined) {
        key += `${part}\n${value}\n`;
      }
    }
    const known = this.byLabels.get(key);
    if (known) {
      return known;
    }
    // Names of models that are grouped have one subject.
    const made = this.make(labels);
    const content = JSON.stringify(made);
    const subject = this.byContent.get(content) ?? made;
    this.byContent.set(content, subject);
    this.byLabels.set(key, subject);
    return subject;
  }

  private make(labels: QueriedSample['labels']): Subject {
    const parts = SUBJECT_LABELS.flatMap(([part, label]) => {
      const value = labels[label];
      const isModel = part === 'model' || part === 'target';
      return value === undefined
        ? []
        : [[part, isModel ? this.modelGroup(value) : value] as const];
    });
    return Object.fromEntries(parts);
  }
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

function addBucket(
  pod: Growing,
  measure: string,
  { subject, sample }: { subject: Subject; sample: QueriedSample },
): void {
  const bound = boundOf(sample.labels.le);
  if (Number.isNaN(bound)) {
    return;
  }
  const bySubject = pod.buckets.get(measure) ?? new Map<Subject, Buckets>();
  pod.buckets.set(measure, bySubject);
  const buckets = bySubject.get(subject) ?? {
    measure,
    subject,
    counts: new Map<number, number>(),
  };
  bySubject.set(subject, buckets);
  buckets.counts.set(bound, (buckets.counts.get(bound) ?? 0) + sample.value);
}

function add(pod: Growing, sample: QueriedSample): void {
  const { labels, at, value } = sample;
  const measure = labels[MEASURE_LABEL];
  if (measure === undefined || !Number.isFinite(value)) {
    return;
  }
  switch (measure) {
    case SAMPLED_AT:
      pod.ageMs = Math.max(0, at - value * MS_PER_SECOND);
      return;
    case SERVED_MODEL:
      pod.models.push(...[labels[`${SUBJECT_PREFIX}model`] || []].flat());
      return;
    case SERVED_ADAPTER:
      pod.adapterSets.push({
        at: value,
        names: splitNames(labels[`${SUBJECT_PREFIX}model`]),
      });
      return;
    case SAMPLE_NAME:
      pod.names.add(labels[NAME_LABEL]);
      return;
    default: {
      const subject = pod.subjects.of(labels);
      if (labels.le === undefined) {
        pod.values.push({ measure, subject, value });
      } else {
        addBucket(pod, measure, { subject, sample });
      }
    }
  }
}

/** Only complete histograms: one without +Inf has no count of all. */
function toHistograms(
  buckets: Iterable<Buckets>,
  scales: ReadonlyMap<string, number>,
): QueriedHistogram[] {
  return [...buckets]
    .filter(({ counts }) => counts.has(Infinity))
    .map(({ measure, subject, counts }) => {
      const scale = scales.get(measure) ?? 1;
      const bounds = [...counts.keys()].sort((a, b) => a - b);
      let highest = 0;
      return {
        measure,
        subject,
        bounds: bounds.map(bound => bound * scale),
        // Rates of buckets are taken one by one and may fall along the bounds.
        counts: bounds.map(bound => {
          highest = Math.max(highest, counts.get(bound) ?? 0);
          return highest;
        }),
      };
    });
}

/** Names of one histogram have one unit. */
function scalesOf({ measures }: EngineProfile): Map<string, number> {
  return new Map(
    measures
      .filter(({ kind }) => kind === 'histogram')
      .map(({ measure, families }) => [measure, families[0].scale ?? 1]),
  );
}

/**
 * The samples of an engine's queries, pod by pod: `namespace/pod`, or `/` where
 * pods are taken as one.
 */
export function readMeasures(
  profile: EngineProfile,
  samples: readonly QueriedSample[],
  podLabels: { namespace: string; pod: string },
  /** Groups names of models beyond a limit, pod by pod. */
  modelGroupOf: (pod: string) => ModelGroup = () => model => model,
): Map<string, PodMeasures> {
  const pods = new Map<string, Growing>();
  for (const sample of samples) {
    const { [podLabels.namespace]: namespace, [podLabels.pod]: name } =
      sample.labels;
    const key = `${namespace ?? ''}/${name ?? ''}`;
    let pod = pods.get(key);
    if (!pod) {
      pod = {
        values: [],
        histograms: [],
        models: [],
        adapterSets: [],
        names: new Set<string>(),
        subjects: new Subjects(modelGroupOf(key)),
        buckets: new Map(),
      };
      pods.set(key, pod);
    }
    add(pod, sample);
  }
  const scales = scalesOf(profile);
  return new Map(
    [...pods].map(([key, { buckets, subjects: _, ...pod }]) => [
      key,
      {
        ...pod,
        histograms: [...buckets.values()].flatMap(bySubject =>
          toHistograms(bySubject.values(), scales),
        ),
      },
    ]),
  );
}
