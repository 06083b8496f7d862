// SPDX-License-Identifier: Apache-2.0
import {
  EngineProfile,
  FamilyRule,
  Measure,
  MeasureRule,
} from '../../core/signals/EngineProfile';
import { PICKER_ENGINE } from '../../core/signals/engineTable';
import { countedName } from '../../core/signals/reportSignals';
import { EngineQueries } from './askEngines';
import { joinExpressions } from './joinExpressions';
import { copyLabel, Matcher, selector, setLabel } from './promql';

/** Label with the name of the measure, in results. */
export const MEASURE_LABEL = 'portal_measure';
/** What a series' subject labels start with, in results. */
export const SUBJECT_PREFIX = 'portal_';
/** Measures beside the profile's own. */
export const SAMPLED_AT = 'sampledAt';
export const SERVED_MODEL = 'servedModel';
export const SERVED_ADAPTER = 'servedAdapter';
/** Of the samples that a pod has; in the label `portal_name`. */
export const SAMPLE_NAME = 'sampleName';
export const NAME_LABEL = `${SUBJECT_PREFIX}name`;

export interface MeasureScope {
  /** Which series: of the cluster, its namespaces, or some pods. */
  matchers: Readonly<Record<string, Matcher>>;
  labels: { namespace: string; pod: string };
  rateWindowMs: number;
  /** `pod`: each by itself. `all`: as if they were one. */
  by: 'pod' | 'all';
  /** Only these; all measures where left out. */
  measures?: readonly Measure[];
}

interface Family {
  rule: MeasureRule;
  family: FamilyRule;
  profile: EngineProfile;
  scope: MeasureScope;
}

/** Restarts are the database's to notice. */
function isAsked({ measure }: MeasureRule): boolean {
  return measure !== 'processStart';
}

function selectorOf({ rule, family, profile, scope }: Family): string {
  const name =
    rule.kind === 'histogram' ? `${family.family}_bucket` : family.family;
  const copies = profile.copyLabels.map(label => [label, ['', '0']] as const);
  return selector(name, {
    ...scope.matchers,
    ...Object.fromEntries(copies),
    ...family.where,
  });
}

function podLabels({ labels }: MeasureScope): string {
  return `${labels.namespace},${labels.pod}`;
}

function groupLabels({ rule, family }: Family): string[] {
  return [
    ...(rule.kind === 'histogram' ? ['le'] : []),
    ...Object.keys(family.by ?? {}).map(part => `${SUBJECT_PREFIX}${part}`),
  ];
}

const OPERATORS = { sum: 'sum', mean: 'avg', max: 'max' } as const;

function operatorOf({ rule }: Family) {
  return rule.kind === 'value' ? OPERATORS[rule.fold] : 'sum';
}

function isGauge(rule: MeasureRule): boolean {
  return rule.kind === 'value' && rule.grows !== true;
}

function scaled(expression: string, scale = 1): string {
  return scale === 1 ? expression : `(${expression} * ${scale})`;
}

/** One family, each pod by itself. */
function perPod(family: Family): string {
  const { rule, scope } = family;
  const seconds = Math.round(scope.rateWindowMs / 1000);
  const sampled = isGauge(rule)
    ? selectorOf(family)
    : `rate(${selectorOf(family)}[${seconds}s])`;
  const values =
    rule.kind === 'value' ? scaled(sampled, family.family.scale) : sampled;
  const named = Object.entries(family.family.by ?? {}).reduce(
    (expression, [part, label]) =>
      copyLabel(expression, label, `${SUBJECT_PREFIX}${part}`),
    values,
  );
  const labels = [podLabels(scope), ...groupLabels(family)].join();
  return `${operatorOf(family)} by (${labels}) (${named})`;
}

/** The newest name that a pod has; the others are the same again, or nothing. */
function firstOf(families: readonly Family[], scope: MeasureScope): string {
  return families
    .map((family, index) =>
      [perPod(family), ...families.slice(0, index).map(selectorOf)].join(
        ` unless on (${podLabels(scope)}) `,
      ),
    )
    .join(' or ');
}

/**
 * Pods as one: what they count is added, ratios are averaged. The replicas of a
 * picker all see the same, and the one that sees most is right.
 */
function operatorAcrossPods(family: Family): string {
  const isPickerGauge =
    family.profile.engine === PICKER_ENGINE && isGauge(family.rule);
  return isPickerGauge ? 'max' : operatorOf(family);
}

function familiesOf(
  profile: EngineProfile,
  rule: MeasureRule,
  scope: MeasureScope,
): Family[] {
  return rule.families.map(family => ({ rule, family, profile, scope }));
}

function measureExpression(
  profile: EngineProfile,
  rule: MeasureRule,
  scope: MeasureScope,
): string {
  const families = familiesOf(profile, rule, scope);
  const perPods = firstOf(families, scope);
  if (scope.by === 'pod') {
    return perPods;
  }
  const [family] = families;
  const labels = groupLabels(family);
  const by = labels.length > 0 ? ` by (${labels.join()})` : '';
  return `${operatorAcrossPods(family)}${by} (${perPods})`;
}

/** When each pod was last scraped, by what it always has. */
function sampledAt(profile: EngineProfile, scope: MeasureScope): string {
  const rule = profile.measures.find(isAlwaysThere);
  const samples = familiesOf(profile, rule ?? profile.measures[0], scope).map(
    family => `timestamp(${selectorOf(family)})`,
  );
  return `max by (${podLabels(scope)}) (${samples.join(' or ')})`;
}

function isAlwaysThere(rule: MeasureRule): boolean {
  return isAsked(rule) && rule.optional !== true;
}

function servedModels(profile: EngineProfile, scope: MeasureScope): string[] {
  const rule = profile.measures.find(isAlwaysThere);
  const { modelLabel } = profile;
  if (!rule || modelLabel === undefined) {
    return [];
  }
  const part = `${SUBJECT_PREFIX}model`;
  const samples = familiesOf(profile, rule, scope).map(family =>
    copyLabel(selectorOf(family), modelLabel, part),
  );
  const labels = `${podLabels(scope)},${part}`;
  return [
    setLabel(
      `count by (${labels}) (${samples.join(' or ')})`,
      MEASURE_LABEL,
      SERVED_MODEL,
    ),
  ];
}

function servedAdapters(profile: EngineProfile, scope: MeasureScope): string[] {
  const part = `${SUBJECT_PREFIX}model`;
  const labels = `${podLabels(scope)},${part}`;
  const { adapters } = profile;
  return (adapters?.labels ?? []).map(label =>
    setLabel(
      `max by (${labels}) (${copyLabel(
        selector(adapters?.family ?? '', scope.matchers),
        label,
        part,
      )})`,
      MEASURE_LABEL,
      SERVED_ADAPTER,
    ),
  );
}

/** Which of the engine's names each pod has: tells its generation and what it lacks. */
function sampleNames(profile: EngineProfile, scope: MeasureScope): string {
  const names = new Set([
    ...profile.measures
      .filter(rule => isAsked(rule) && rule.partOf === undefined)
      .flatMap(rule => rule.families.map(family => countedName(rule, family))),
    ...profile.generations.flatMap(({ anyOf }) => anyOf),
  ]);
  const samples = selector('', { ...scope.matchers, __name__: [...names] });
  return setLabel(
    `count by (${podLabels(scope)},${NAME_LABEL}) (${copyLabel(
      samples,
      '__name__',
      NAME_LABEL,
    )})`,
    MEASURE_LABEL,
    SAMPLE_NAME,
  );
}

/** Each measure of an engine as one expression, named by a label of its result. */
export function measureExpressions(
  profile: EngineProfile,
  scope: MeasureScope,
): Record<MeasureRule['kind'], string[]> {
  const named = (kind: MeasureRule['kind']) =>
    profile.measures
      .filter(
        rule =>
          rule.kind === kind &&
          isAsked(rule) &&
          (scope.measures?.includes(rule.measure) ?? rule.partOf === undefined),
      )
      .map(rule =>
        setLabel(
          measureExpression(profile, rule, scope),
          MEASURE_LABEL,
          rule.measure,
        ),
      );
  const ofPods =
    scope.by === 'all' || scope.measures
      ? []
      : [
          setLabel(sampledAt(profile, scope), MEASURE_LABEL, SAMPLED_AT),
          sampleNames(profile, scope),
          ...servedModels(profile, scope),
          ...servedAdapters(profile, scope),
        ];
  return {
    value: [...ofPods, ...named('value')],
    histogram: named('histogram'),
  };
}

/**
 * All measures of an engine in as few queries as their length allows. Histograms
 * apart: they are most of the work, and what refuses them may answer the rest.
 */
export function measureQueries(
  profile: EngineProfile,
  scope: MeasureScope,
): string[] {
  const { value, histogram } = measureExpressions(profile, scope);
  return [...joinExpressions(value), ...joinExpressions(histogram)];
}

/** The same of several engines. */
export function engineQueries(
  scopes: ReadonlyArray<{ profile: EngineProfile; scope: MeasureScope }>,
): EngineQueries[] {
  return scopes.map(({ profile, scope }) => ({
    profile,
    queries: measureQueries(profile, scope),
  }));
}
