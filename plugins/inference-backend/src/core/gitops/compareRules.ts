// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import {
  InferenceModelRewrite,
  RouteRuleSpec,
} from '../objects/ClusterObjects';

/** A value of an object that differs from the manifest's. */
export interface Difference {
  field: string;
  wanted: string;
  found: string;
}

/** Said once, not for each rule that has no timeouts. */
const NONE = say`none`;

type RewriteRule = InferenceModelRewrite['rules'][number];

/** Weights and timeouts of rules and references that stand at the same place. */
export function compareRoutes(
  wanted: readonly RouteRuleSpec[],
  found: readonly RouteRuleSpec[],
): Difference[] {
  return compareAt(wanted, found, (rule, other, at) => [
    ...rule.backendRefs.map((ref, place): Difference => {
      const match = other.backendRefs[place];
      return {
        field: `${at}.backendRefs[${place}].weight`,
        wanted: String(ref.weight),
        found:
          match?.name === ref.name ? String(match.weight) : String(ref.weight),
      };
    }),
    ...(['request', 'backendRequest'] as const).map(
      (name): Difference => ({
        field: `${at}.timeouts.${name}`,
        wanted: rule.timeouts?.[name] ?? NONE,
        found: other.timeouts?.[name] ?? NONE,
      }),
    ),
  ]);
}

/** Weights of targets, by their names: one that is taken out gets nothing, as one of weight 0 would. */
export function compareRewrites(
  wanted: readonly RewriteRule[],
  found: readonly RewriteRule[],
): Difference[] {
  return compareAt(wanted, found, (rule, other, at) => {
    const names = new Set(
      [...rule.targets, ...other.targets].map(({ model }) => model),
    );
    return [...names].map(name => ({
      field: `${at}.targets, ${name}`,
      wanted: weightOf(rule, name),
      found: weightOf(other, name),
    }));
  });
}

function weightOf({ targets }: RewriteRule, name: string): string {
  const own = targets.filter(({ model }) => model === name);
  return own.length === 0
    ? say`no target`
    : say`weight ${own.reduce((sum, { weight }) => sum + weight, 0)}`;
}

function compareAt<Rule>(
  wanted: readonly Rule[],
  found: readonly Rule[],
  compare: (rule: Rule, other: Rule, at: string) => Difference[],
): Difference[] {
  return wanted.flatMap((rule, index) => {
    const other = found[index];
    return other === undefined
      ? []
      : compare(rule, other, `spec.rules[${index}]`).filter(
          difference => difference.wanted !== difference.found,
        );
  });
}
