// SPDX-License-Identifier: Apache-2.0
import { EngineProfile, FamilyRule, MeasureRule } from './EngineProfile';
import { Interner } from './Interner';
import { LayoutSource, SharedLayouts } from './SharedLayouts';
import { SignalReport } from './SignalReport';

/** One use of a sample name: a family of a rule. */
export interface Binding {
  rule: MeasureRule;
  /** Place of the rule in the profile, and of the family in the rule. */
  ruleIndex: number;
  familyIndex: number;
  family: FamilyRule;
  where: ReadonlyArray<readonly [string, readonly string[]]>;
}

/** A profile, turned round: from the names on a page to what they mean. */
export interface CompiledProfile {
  profile: EngineProfile;
  bindings: ReadonlyMap<string, readonly Binding[]>;
  /** Names of all samples that say something; the rest of a page is skipped. */
  sampleNames: readonly string[];
  /** What pages of the engine have in common, kept once. */
  shared: {
    bounds: Interner<readonly number[]>;
    layouts: LayoutSource;
    reports: Interner<SignalReport>;
  };
}

export function compileProfile(profile: EngineProfile): CompiledProfile {
  const bindings = new Map<string, Binding[]>();
  profile.measures.forEach((rule, ruleIndex) => {
    rule.families.forEach((family, familyIndex) => {
      const name =
        rule.kind === 'histogram' ? `${family.family}_bucket` : family.family;
      const where = Object.entries(family.where ?? {});
      const binding = { rule, ruleIndex, familyIndex, family, where };
      bindings.set(name, [...(bindings.get(name) ?? []), binding]);
    });
  });
  const names = new Set(bindings.keys());
  for (const generation of profile.generations) {
    generation.anyOf.forEach(name => names.add(name));
  }
  if (profile.adapters) {
    names.add(profile.adapters.family);
  }
  return {
    profile,
    bindings,
    sampleNames: [...names],
    shared: {
      bounds: new Interner(),
      layouts: new SharedLayouts(),
      reports: new Interner(),
    },
  };
}
