// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { describeOwner } from '../../gitops/describeOwner';
import {
  extentOf,
  OwnerOnPath,
  ownersOnPaths,
} from '../../gitops/ownersOnPaths';
import { ObjectMeta } from '../../objects/ClusterObjects';
import { ArgoApplication } from '../../objects/GitOpsObjects';
import { groupOf } from '../../topology/objectKey';
import { conditionEvidence, conditionOf } from '../conditionOf';
import { FindingRule, Judgement } from '../FindingRule';
import { isOlderThan } from '../isOlderThan';
import { nameOf, subjectOf } from '../subjectOf';

/** Dependencies and health checks fail for a moment on every rollout. */
const SETTLING_MS = 60_000;

/** What is in Git does not get into the cluster. */
export const gitopsOutOfSync: FindingRule = {
  code: 'gitops-out-of-sync',
  // Of kinds that can't be read there is nothing to judge.
  needs: [],
  // Then it is known what differs, and who did it.
  explainedBy: ['gitops-drift'],
  looksAt: [
    'gateways',
    'httpRoutes',
    'inferencePools',
    'services',
    'deployments',
    'fluxKustomizations',
    'helmReleases',
    'fluxSources',
    'argoApplications',
  ],
  judge: (topology, { nowMs }) =>
    ownersOnPaths(topology).flatMap(found => judgeOwner(found, nowMs)),
};

function judgeOwner(found: OwnerOnPath, nowMs: number): Judgement[] {
  const { owner } = found;
  if (!owner.object) {
    return [];
  }
  if (owner.kind === 'Application') {
    return judgeApplication(found, owner.object);
  }
  const { conditions, suspended, attemptedRevision } = owner.object;
  const ready = conditionOf(conditions, 'Ready');
  if (
    suspended ||
    ready?.status !== 'False' ||
    !isOlderThan(ready.lastTransitionAt, SETTLING_MS, nowMs)
  ) {
    return [];
  }
  const { revision, source } = describeOwner(owner);
  return [
    {
      severity: 'warning',
      title: say`Flux cannot apply what is in Git`,
      detail: say`${nameOf(owner.object)} is not ready${
        ready.message ? `: ${ready.message}` : ''
      }. What it applies stays as it is.`,
      subject: subjectOf(owner.object),
      evidence: [
        conditionEvidence(nameOf(owner.object), 'Ready', ready),
        { label: say`Applied revision`, value: revision ?? say`none` },
        {
          label: say`Attempted revision`,
          value: attemptedRevision ?? say`none`,
        },
        ...(source ? [{ label: say`Source`, value: source }] : []),
      ],
      remedy: {
        text: say`Correct in Git what the message names; Flux tries again by itself.`,
      },
      ...extentOf(found.objects),
      stops: 'none',
      since: ready.lastTransitionAt,
    },
  ];
}

function judgeApplication(
  found: OwnerOnPath,
  application: ArgoApplication,
): Judgement[] {
  const { sync, operation, problems, automated } = application;
  const state = describeOwner(found.owner);
  const comparison = problems.find(({ type }) => type === 'ComparisonError');
  const differing = found.objects.filter(({ meta }) =>
    differs(application, meta),
  );
  // What differs elsewhere in the Application concerns no request.
  const concerns = differing.length > 0 || application.outOfSync.length === 0;
  const isOut = sync?.status === 'OutOfSync' && concerns;
  if (operation?.phase === 'Running' || (!isOut && !comparison)) {
    return [];
  }
  return [
    {
      severity: 'warning',
      title: comparison
        ? say`Argo CD cannot compare the cluster with Git`
        : say`The cluster differs from what is in Git`,
      detail: say`${nameOf(application)} is ${
        sync?.status ?? say`not compared`
      }${state.message ? `: ${state.message}` : ''}.`,
      subject: subjectOf(application),
      evidence: [
        { label: say`Sync status`, value: sync?.status ?? say`none` },
        ...differing.map(({ meta }) => ({
          label: say`Differs`,
          value: nameOf({ meta }),
        })),
        { label: say`Revision`, value: state.revision ?? say`none` },
        { label: say`Automated sync`, value: automated ? say`on` : say`off` },
        ...(operation
          ? [
              {
                label: say`Last sync`,
                value: [operation.phase, operation.message]
                  .filter(Boolean)
                  .join(': '),
              },
            ]
          : []),
      ],
      remedy: {
        text: remedyOf(application, comparison !== undefined),
      },
      ...extentOf(isOut && differing.length > 0 ? differing : found.objects),
      stops: 'none',
      since: comparison?.since,
    },
  ];
}

function remedyOf(
  { automated, operation }: ArgoApplication,
  isComparison: boolean,
): string {
  if (isComparison) {
    return say`Correct the manifests or the access to the repository that the message names.`;
  }
  if (operation && ['Failed', 'Error'].includes(operation.phase)) {
    return say`Correct in Git what the message of the last sync names.`;
  }
  return automated
    ? say`Look at the difference in Argo CD: a field that something else writes belongs in ignoreDifferences, anything else in Git.`
    : say`Sync the Application, or bring what was changed in the cluster into Git.`;
}

function differs({ outOfSync }: ArgoApplication, meta: ObjectMeta): boolean {
  return outOfSync.some(
    ({ group, kind, namespace, name }) =>
      group === groupOf(meta) &&
      kind === meta.kind &&
      namespace === meta.namespace &&
      name === meta.name,
  );
}
