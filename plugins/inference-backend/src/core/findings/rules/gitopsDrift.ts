// SPDX-License-Identifier: Apache-2.0
import { describeOwner } from '../../gitops/describeOwner';
import { Drift, findDrift } from '../../gitops/findDrift';
import { GitOpsOwner } from '../../gitops/GitOpsOwner';
import { HttpRoute, InferenceModelRewrite } from '../../objects/ClusterObjects';
import { objectKey } from '../../topology/objectKey';
import { FindingRule, Judgement } from '../FindingRule';
import { nameOf, subjectOf } from '../subjectOf';

type Extent = Pick<Judgement, 'ways' | 'pools'>;

/** Weights or timeouts were changed in the cluster, and Git does not know. */
export const gitopsDrift: FindingRule = {
  code: 'gitops-drift',
  needs: ['HTTPRoute'],
  explainedBy: [],
  looksAt: [
    'httpRoutes',
    'inferencePools',
    'inferenceModelRewrites',
    'fluxKustomizations',
    'helmReleases',
    'fluxSources',
    'argoApplications',
  ],
  judge: ({ routes, pools, gitOps }) => {
    const judge = (
      object: HttpRoute | InferenceModelRewrite,
      extent: Extent,
    ): Judgement[] => {
      const owner = gitOps.ownerOf(object.meta);
      const drift = owner && findDrift(object, owner);
      return owner && drift ? [judgement(object, owner, drift, extent)] : [];
    };
    return [
      ...routes.flatMap(({ route, ways }) => judge(route, { ways, pools: [] })),
      ...pools.flatMap(node =>
        node.rewrites.flatMap(rewrite =>
          judge(rewrite, { ways: [], pools: [node] }),
        ),
      ),
    ];
  },
};

function judgement(
  object: HttpRoute | InferenceModelRewrite,
  owner: GitOpsOwner,
  drift: Drift,
  extent: Extent,
): Judgement {
  const ownerName = `${owner.kind} ${objectKey({
    namespace: owner.namespace ?? '',
    name: owner.name,
  })}`;
  const { revision } = describeOwner(owner);
  return {
    severity: 'warning',
    title:
      'hostnames' in object
        ? 'The route differs from what is in Git'
        : 'The rewrite differs from what is in Git',
    detail: `${nameOf(object)} is applied by ${ownerName}, and ${inWords(
      drift,
    )}. The next sync may take it back.`,
    subject: subjectOf(
      object,
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
    ...extent,
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
