// SPDX-License-Identifier: Apache-2.0
import {
  FieldManager,
  HttpRoute,
  RouteRuleSpec,
} from '../objects/ClusterObjects';
import { GitOpsOwner } from './GitOpsOwner';

/** A value of a route that differs from the manifest's. */
export interface Difference {
  field: string;
  wanted: string;
  found: string;
}

export type Drift =
  /** Somebody else wrote the rules after the owner; which values differ is not known. */
  | { by: FieldManager[] }
  /** The manifest left a copy of itself. */
  | { differences: Difference[] };

const MANAGERS: Record<GitOpsOwner['kind'], string> = {
  Kustomization: 'kustomize-controller',
  HelmRelease: 'helm-controller',
  Application: 'argocd-controller',
};

/** They shift weights on purpose, and write that into no manifest. */
const PROGRESSIVE_DELIVERY = /flagger|rollouts/i;

/**
 * Whether a route's rules are others than its owner applied, as far as the
 * cluster can tell. Server-side apply notes who wrote the list of rules last, and
 * a list of rules has one writer. Client-side apply leaves a copy of the
 * manifest. Where neither is there nothing is known.
 */
export function findDrift(
  route: HttpRoute,
  owner: GitOpsOwner,
): Drift | undefined {
  const own = (route.managers ?? []).filter(
    ({ manager }) => manager === MANAGERS[owner.kind],
  );
  const writers = (route.managers ?? []).filter(({ setsRules }) => setsRules);
  if (writers.some(({ manager }) => PROGRESSIVE_DELIVERY.test(manager))) {
    return undefined;
  }
  if (own.some(({ operation }) => operation === 'Apply')) {
    const isOwn = writers.some(writer => own.includes(writer));
    return isOwn || writers.length === 0 ? undefined : { by: writers };
  }
  if (owner.kind !== 'Application' || !route.lastAppliedRules) {
    return undefined;
  }
  const differences = compareRules(route.lastAppliedRules, route.rules);
  return differences.length > 0 ? { differences } : undefined;
}

/** Weights and timeouts of rules and references that stand at the same place. */
function compareRules(
  wanted: RouteRuleSpec[],
  found: RouteRuleSpec[],
): Difference[] {
  return wanted.flatMap((rule, index) => {
    const other = found[index];
    if (!other) {
      return [];
    }
    const at = `spec.rules[${index}]`;
    const weights = rule.backendRefs.map((ref, place): Difference => {
      const match = other.backendRefs[place];
      return {
        field: `${at}.backendRefs[${place}].weight`,
        wanted: String(ref.weight),
        found:
          match?.name === ref.name ? String(match.weight) : String(ref.weight),
      };
    });
    const timeouts = (['request', 'backendRequest'] as const).map(
      (name): Difference => ({
        field: `${at}.timeouts.${name}`,
        wanted: rule.timeouts?.[name] ?? 'none',
        found: other.timeouts?.[name] ?? 'none',
      }),
    );
    return [...weights, ...timeouts].filter(
      difference => difference.wanted !== difference.found,
    );
  });
}
