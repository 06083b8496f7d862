// SPDX-License-Identifier: Apache-2.0
import { Binding, CompiledProfile } from './compileProfile';
import { MeasureRule } from './EngineProfile';
import { FamilyFold } from './FamilyFold';
import { MetricSample } from './MetricSample';
import { ReadingWriter } from './ReadingWriter';
import { generationOf, isReported, signalState } from './reportSignals';
import {
  ResolvedPage,
  ServedModels,
  SignalReport,
  SignalState,
} from './SignalReport';

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
    const reading = new ReadingWriter(this.compiled.shared);
    const signals: SignalState[] = [];
    this.compiled.profile.measures.forEach((rule, ruleIndex) => {
      const index = this.write(rule, this.folds[ruleIndex], reading);
      if (isReported(rule, index)) {
        signals.push(signalState(rule, index));
      }
    });
    return {
      reading: reading.finish(at),
      report: this.report(signals),
      served: this.served(),
    };
  }

  /** Writes the first family that has series; gives its place, or -1. */
  private write(
    rule: MeasureRule,
    folds: readonly FamilyFold[],
    reading: ReadingWriter,
  ): number {
    if (rule.kind === 'histogram') {
      const found = folds.map(fold => fold.histograms());
      const index = found.findIndex(series => series.length > 0);
      found[index]?.forEach(({ subject, ...histogram }) =>
        reading.addHistogram(rule.measure, subject, histogram),
      );
      return index;
    }
    const found = folds.map(fold => fold.values());
    const index = found.findIndex(series => series.length > 0);
    found[index]?.forEach(({ subject, value }) =>
      reading.addValue(rule.measure, subject, value),
    );
    return index;
  }

  private report(signals: SignalState[]): SignalReport {
    const { profile, shared } = this.compiled;
    const generation = generationOf(profile, this.names);
    const key = `${generation}|${signals
      .map(({ state, family }) => `${state} ${family}`)
      .join()}`;
    return shared.reports.get(key, () => ({
      engine: profile.engine,
      ...(generation && { generation }),
      signals,
    }));
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
