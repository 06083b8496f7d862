// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { describeOwner } from '../../gitops/describeOwner';
import { Drift, findDrift } from '../../gitops/findDrift';
import { GitOpsOwner } from '../../gitops/GitOpsOwner';
import { joinAnd } from '../../joinAnd';
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
        ? say`The route differs from what is in Git`
        : say`The rewrite differs from what is in Git`,
    detail: describe(nameOf(object), ownerName, drift),
    subject: subjectOf(
      object,
      'differences' in drift ? drift.differences[0].field : 'spec.rules',
    ),
    evidence: [
      ...('differences' in drift
        ? drift.differences.map(({ field, wanted, found }) => ({
            label: field,
            value: say`${found}, and ${wanted} in the manifest`,
          }))
        : drift.by.map(({ manager, at }) => ({
            label: say`Wrote the rules last`,
            value: at ? say`${manager} at ${at}` : manager,
          }))),
      ...(revision ? [{ label: say`Applied revision`, value: revision }] : []),
    ],
    remedy: {
      text: say`Bring the change into Git, or take it back there: what is only in the cluster is gone with the next sync.`,
    },
    ...extent,
    stops: 'none',
    since: 'by' in drift ? drift.by[0].at : undefined,
  };
}

function describe(object: string, owner: string, drift: Drift): string {
  if ('by' in drift) {
    const managers = joinAnd(drift.by.map(({ manager }) => manager));
    return say`${object} is applied by ${owner}, and its rules were written by ${managers} since. The next sync may take it back.`;
  }
  return drift.differences.length === 1
    ? say`${object} is applied by ${owner}, and a value was changed in the cluster since. The next sync may take it back.`
    : say`${object} is applied by ${owner}, and values were changed in the cluster since. The next sync may take it back.`;
}
