// SPDX-License-Identifier: Apache-2.0
import { describeOwner } from '../../gitops/describeOwner';
import { Drift, findDrift } from '../../gitops/findDrift';
import { GitOpsOwner } from '../../gitops/GitOpsOwner';
import { RouteNode } from '../../topology/ClusterTopology';
import { objectKey } from '../../topology/objectKey';
import { FindingRule, Judgement } from '../FindingRule';
import { nameOf, subjectOf } from '../subjectOf';

/** Weights or timeouts were changed in the cluster, and Git does not know. */
export const gitopsDrift: FindingRule = {
  code: 'gitops-drift',
  needs: ['HTTPRoute'],
  explainedBy: [],
  looksAt: [
    'httpRoutes',
    'inferencePools',
    'fluxKustomizations',
    'helmReleases',
    'fluxSources',
    'argoApplications',
  ],
  judge: ({ routes, gitOps }) =>
    routes.flatMap(node => {
      const owner = gitOps.ownerOf(node.route.meta);
      const drift = owner && findDrift(node.route, owner);
      return owner && drift ? [judgement(node, owner, drift)] : [];
    }),
};

function judgement(
  { route, ways }: RouteNode,
  owner: GitOpsOwner,
  drift: Drift,
): Judgement {
  const ownerName = `${owner.kind} ${objectKey({
    namespace: owner.namespace ?? '',
    name: owner.name,
  })}`;
  const { revision } = describeOwner(owner);
  return {
    severity: 'warning',
    title: 'The route differs from what is in Git',
    detail: `${nameOf(route)} is applied by ${ownerName}, and ${inWords(
      drift,
    )}. The next sync may take it back.`,
    subject: subjectOf(
      route,
      'differences' in drift ? drift.differences[0].field : 'spec.rules',
    ),
    evidence: [
      ...('differences' in drift
        ? drift.differences.map(({ field, wanted, found }) => ({
            label: field,
            value: `${found}, and ${wanted} in the manifest`,
          }))
        : drift.by.map(({ manager, at }) => ({
            label: 'Wrote the rules last',
            value: `${manager}${at ? ` at ${at}` : ''}`,
          }))),
      ...(revision ? [{ label: 'Applied revision', value: revision }] : []),
    ],
    remedy: {
      text: 'Bring the change into Git, or take it back there: what is only in the cluster is gone with the next sync.',
    },
    ways,
    pools: [],
    stops: 'none',
    since: 'by' in drift ? drift.by[0].at : undefined,
  };
}

function inWords(drift: Drift): string {
  return 'differences' in drift
    ? `${
        drift.differences.length === 1 ? 'a value was' : 'values were'
      } changed in the cluster since`
    : `its rules were written by ${drift.by
        .map(({ manager }) => manager)
        .join(' and ')} since`;
}
