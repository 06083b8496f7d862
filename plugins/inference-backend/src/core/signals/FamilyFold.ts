// SPDX-License-Identifier: Apache-2.0
import { FamilyRule, MeasureRule } from './EngineProfile';
import { MetricSample } from './MetricSample';
import { Histogram } from './Reading';
import { Subject } from './Subject';

export interface FoldedValue {
  subject: Subject;
  value: number;
}

export interface FoldedHistogram extends Histogram {
  subject: Subject;
}

interface Group {
  subject: Subject;
  /** Of the labels that stay apart. */
  values: Array<string | undefined>;
  sum: number;
  max: number;
  count: number;
  /** Of histograms: cumulative count by bound. */
  buckets: Map<number, number>;
}

function parseBound(le: string | undefined): number | undefined {
  if (le === '+Inf' || le === 'Inf') {
    return Infinity;
  }
  const bound = Number(le);
  return le === undefined || le === '' || Number.isNaN(bound)
    ? undefined
    : bound;
}

/** Folds the series of one family into one value for each subject. */
export class FamilyFold {
  private readonly groups = new Map<string, Group>();
  private readonly by: ReadonlyArray<[string, string]>;
  /** Of the sample at hand. */
  private readonly current: Array<string | undefined>;
  private last: Group | undefined;

  constructor(
    private readonly rule: MeasureRule,
    private readonly family: FamilyRule,
    private readonly modelGroup: (model: string) => string,
  ) {
    this.by = Object.entries(family.by ?? {});
    this.current = this.by.map(() => undefined);
  }

  add(sample: MetricSample): void {
    if (!Number.isFinite(sample.value)) {
      return;
    }
    const group = this.groupOf(sample);
    if (this.rule.kind === 'histogram') {
      const bound = parseBound(sample.label('le'));
      if (bound !== undefined) {
        const seen = group.buckets.get(bound) ?? 0;
        group.buckets.set(bound, seen + sample.value);
      }
      return;
    }
    group.sum += sample.value;
    group.max = Math.max(group.max, sample.value);
    group.count++;
  }

  values(): FoldedValue[] {
    const scale = this.family.scale ?? 1;
    return [...this.groups.values()].map(group => ({
      subject: group.subject,
      value: this.fold(group) * scale,
    }));
  }

  /** Only complete histograms: one without +Inf has no count of all. */
  histograms(): FoldedHistogram[] {
    const scale = this.family.scale ?? 1;
    const histograms: FoldedHistogram[] = [];
    for (const { subject, buckets } of this.groups.values()) {
      if (buckets.has(Infinity)) {
        const bounds = [...buckets.keys()].sort((a, b) => a - b);
        histograms.push({
          subject,
          bounds: bounds.map(bound => bound * scale),
          counts: bounds.map(bound => buckets.get(bound) ?? 0),
        });
      }
    }
    return histograms;
  }

  private fold(group: Group): number {
    switch (this.rule.kind === 'value' ? this.rule.fold : 'sum') {
      case 'mean':
        return group.sum / group.count;
      case 'max':
        return group.max;
      default:
        return group.sum;
    }
  }

  private groupOf(sample: MetricSample): Group {
    // Lines of one series follow each other, so mostly it is the same again.
    let isLast = this.last !== undefined;
    for (let i = 0; i < this.by.length; i++) {
      const [part, label] = this.by[i];
      const value = sample.label(label);
      const kept =
        (part === 'model' || part === 'target') && value !== undefined
          ? this.modelGroup(value)
          : value;
      isLast = isLast && this.last?.values[i] === kept;
      this.current[i] = kept;
    }
    const group = isLast && this.last ? this.last : this.lookUp();
    this.last = group;
    return group;
  }

  private lookUp(): Group {
    const key = JSON.stringify(this.current);
    let group = this.groups.get(key);
    if (!group) {
      const values = [...this.current];
      const named = this.by.flatMap(([part], index) =>
        values[index] === undefined ? [] : [[part, values[index]]],
      );
      group = {
        values,
        subject: Object.fromEntries(named),
        sum: 0,
        max: -Infinity,
        count: 0,
        buckets: new Map(),
      };
      this.groups.set(key, group);
    }
    return group;
  }
}
