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

interface Buckets {
  measure: string;
  subject: Subject;
  counts: Map<number, number>;
}

interface Growing extends PodMeasures {
  buckets: Map<string, Buckets>;
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

function subjectOf(
  labels: QueriedSample['labels'],
  modelGroup: ModelGroup,
): Subject {
  const parts = SUBJECT_PARTS.flatMap(part => {
    const value = labels[`${SUBJECT_PREFIX}${part}`];
    return value === undefined
      ? []
      : [
          [
            part,
            part === 'model' || part === 'target' ? modelGroup(value) : value,
          ] as const,
        ];
  });
  return Object.fromEntries(parts);
}

/** An adapter's gauge lists several in one label. */
function splitNames(names: string | undefined): string[] {
  return (names ?? '')
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '');
}

function addBucket(
  pod: Growing,
  measure: string,
  { subject, sample }: { subject: Subject; sample: QueriedSample },
): void {
  const bound = Number(sample.labels.le.replace('Inf', 'Infinity'));
  if (Number.isNaN(bound)) {
    return;
  }
  const key = JSON.stringify([measure, subject]);
  const buckets = pod.buckets.get(key) ?? {
    measure,
    subject,
    counts: new Map<number, number>(),
  };
  pod.buckets.set(key, buckets);
  buckets.counts.set(bound, (buckets.counts.get(bound) ?? 0) + sample.value);
}

function add(
  pod: Growing,
  sample: QueriedSample,
  modelGroup: ModelGroup,
): void {
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
      const subject = subjectOf(labels, modelGroup);
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
    const pod = pods.get(key) ?? {
      values: [],
      histograms: [],
      models: [],
      adapterSets: [],
      names: new Set<string>(),
      buckets: new Map(),
    };
    pods.set(key, pod);
    add(pod, sample, modelGroupOf(key));
  }
  const scales = scalesOf(profile);
  return new Map(
    [...pods].map(([key, { buckets, ...pod }]) => [
      key,
      { ...pod, histograms: toHistograms(buckets.values(), scales) },
    ]),
  );
}
