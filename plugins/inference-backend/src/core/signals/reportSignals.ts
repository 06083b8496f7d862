// SPDX-License-Identifier: Apache-2.0
import { EngineProfile, MeasureRule } from './EngineProfile';
import { SignalReport, SignalState } from './SignalReport';

/** @param index - place of the family that was found among the rule's, or -1 */
export function signalState(rule: MeasureRule, index: number): SignalState {
  const found = index === 0 ? 'seen' : 'renamed';
  return {
    measure: rule.measure,
    state: index < 0 ? 'missing' : found,
    family: rule.families[Math.max(0, index)].family,
  };
}

/** Whether anybody is told that a page has it, or lacks it. */
export function isReported(rule: MeasureRule, index: number): boolean {
  return rule.partOf === undefined && (index >= 0 || !rule.optional);
}

/** Undefined where none of the engine's names is among them. */
export function generationOf(
  { generations }: EngineProfile,
  names: ReadonlySet<string>,
): string | undefined {
  return generations.find(({ anyOf }) => anyOf.some(name => names.has(name)))
    ?.name;
}

/** Of a histogram, the sample that is there once for each series. */
export function countedName(
  { kind }: MeasureRule,
  { family }: { family: string },
): string {
  return kind === 'histogram' ? `${family}_count` : family;
}

/** What a page has, by the names of its samples alone. */
export function reportOfNames(
  profile: EngineProfile,
  names: ReadonlySet<string>,
): SignalReport {
  const generation = generationOf(profile, names);
  const signals = profile.measures.flatMap(rule => {
    const index = rule.families.findIndex(family =>
      names.has(countedName(rule, family)),
    );
    return isReported(rule, index) ? [signalState(rule, index)] : [];
  });
  return {
    engine: profile.engine,
    ...(generation && { generation }),
    signals,
  };
}
