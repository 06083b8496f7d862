// SPDX-License-Identifier: Apache-2.0
import {
  FieldManager,
  HttpRoute,
  InferenceModelRewrite,
} from '../objects/ClusterObjects';
import { compareRoutes, compareRewrites, Difference } from './compareRules';
import { GitOpsOwner } from './GitOpsOwner';

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
 * Whether the rules of a route or a rewrite are others than its owner applied, as
 * far as the cluster can tell. Server-side apply notes who wrote the list of rules last, and
 * a list of rules has one writer. Client-side apply leaves a copy of the
 * manifest. Where neither is there nothing is known.
 */
export function findDrift(
  object: HttpRoute | InferenceModelRewrite,
  owner: GitOpsOwner,
): Drift | undefined {
  const { managers = [] } = object;
  const own = managers.filter(
    ({ manager }) => manager === MANAGERS[owner.kind],
  );
  const writers = managers.filter(({ setsRules }) => setsRules);
  if (writers.some(({ manager }) => PROGRESSIVE_DELIVERY.test(manager))) {
    return undefined;
  }
  if (own.some(({ operation }) => operation === 'Apply')) {
    const isOwn = writers.some(writer => own.includes(writer));
    return isOwn || writers.length === 0 ? undefined : { by: writers };
  }
  const differences =
    owner.kind === 'Application' ? compareWithManifest(object) : [];
  return differences.length > 0 ? { differences } : undefined;
}

function compareWithManifest(
  object: HttpRoute | InferenceModelRewrite,
): Difference[] {
  return 'hostnames' in object
    ? compareRoutes(object.lastAppliedRules ?? [], object.rules)
    : compareRewrites(object.lastAppliedRules ?? [], object.rules);
}
