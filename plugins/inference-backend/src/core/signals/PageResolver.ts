// SPDX-License-Identifier: Apache-2.0
import { Binding, CompiledProfile } from './compileProfile';
import { HistogramMeasure, MeasureRule, ValueRule } from './EngineProfile';
import { FamilyFold } from './FamilyFold';
import { MetricSample } from './MetricSample';
import {
  MeasuredHistogram,
  MeasuredValue,
  ResolvedPage,
  ServedModels,
  SignalReport,
  SignalState,
} from './Reading';

/** Model that stands for all above the number that is kept apart. */
export const OTHER_MODEL = 'other';

function isRankZero(sample: MetricSample, copyLabels: readonly string[]) {
  return copyLabels.every(label => {
    const rank = sample.label(label);
    return rank === undefined || rank === '' || rank === '0';
  });
}

function matches(sample: MetricSample, binding: Binding): boolean {
  return binding.where.every(([label, values]) =>
    values.includes(sample.label(label) ?? ''),
  );
}

function firstWithSeries<T>(
  found: T[][],
): { index: number; series: T[] } | undefined {
  const index = found.findIndex(series => series.length > 0);
  return index < 0 ? undefined : { index, series: found[index] };
}

function signalState(
  rule: MeasureRule,
  index: number | undefined,
): SignalState {
  const state = index === undefined ? 'missing' : 'renamed';
  return {
    measure: rule.measure,
    state: index === 0 ? 'seen' : state,
    family: rule.families[index ?? 0].family,
  };
}

/**
 * Turns the samples of one page into signals, by the engine's line in the
 * table. Which of several names counts is decided at the end of the page, as
 * old and new names stand on it side by side.
 */
export class PageResolver {
  private readonly folds: FamilyFold[][];
  private readonly names = new Set<string>();
  private readonly models = new Set<string>();
  private readonly adapterSets: Array<{ at: number; names: string[] }> = [];

  constructor(
    private readonly compiled: CompiledProfile,
    /** Groups model names beyond a limit, the same way for all pages of a target. */
    modelGroup: (model: string) => string = model => model,
  ) {
    this.folds = compiled.profile.measures.map(rule =>
      rule.families.map(family => new FamilyFold(rule, family, modelGroup)),
    );
  }

  add(sample: MetricSample): void {
    const { profile, bindings } = this.compiled;
    this.names.add(sample.name);
    if (sample.name === profile.adapters?.family) {
      this.addAdapters(sample, profile.adapters.labels);
    }
    if (!isRankZero(sample, profile.copyLabels)) {
      return;
    }
    const model = profile.modelLabel && sample.label(profile.modelLabel);
    if (model) {
      this.models.add(model);
    }
    for (const binding of bindings.get(sample.name) ?? []) {
      if (matches(sample, binding)) {
        this.folds[binding.ruleIndex][binding.familyIndex].add(sample);
      }
    }
  }

  finish(at: number): ResolvedPage {
    const values = new Map<ValueRule['measure'], MeasuredValue[]>();
    const histograms = new Map<HistogramMeasure, MeasuredHistogram[]>();
    const signals = this.compiled.profile.measures.map((rule, ruleIndex) => {
      const folds = this.folds[ruleIndex];
      if (rule.kind === 'histogram') {
        const found = firstWithSeries(folds.map(fold => fold.histograms()));
        if (found) {
          histograms.set(rule.measure, found.series);
        }
        return signalState(rule, found?.index);
      }
      const found = firstWithSeries(folds.map(fold => fold.values()));
      if (found) {
        values.set(rule.measure, found.series);
      }
      return signalState(rule, found?.index);
    });
    return {
      reading: { at, values, histograms },
      report: this.report(signals),
      served: this.served(),
    };
  }

  private report(signals: SignalState[]): SignalReport {
    const { profile } = this.compiled;
    const generation = profile.generations.find(({ anyOf }) =>
      anyOf.some(name => this.names.has(name)),
    );
    return {
      engine: profile.engine,
      ...(generation && { generation: generation.name }),
      signals,
    };
  }

  private addAdapters(sample: MetricSample, labels: readonly string[]): void {
    const names = labels.flatMap(label =>
      (sample.label(label) ?? '')
        .split(',')
        .map(name => name.trim())
        .filter(name => name !== ''),
    );
    // The value is the time at which the set was true.
    this.adapterSets.push({ at: sample.value, names });
  }

  private served(): ServedModels {
    const newest = Math.max(...this.adapterSets.map(set => set.at));
    const unique = (sets: Array<{ names: string[] }>) =>
      [...new Set(sets.flatMap(set => set.names))].sort();
    return {
      models: [...this.models].sort(),
      adapters: unique(this.adapterSets),
      activeAdapters: unique(this.adapterSets.filter(set => set.at === newest)),
    };
  }
}
