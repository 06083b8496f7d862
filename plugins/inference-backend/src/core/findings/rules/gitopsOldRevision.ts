// SPDX-License-Identifier: Apache-2.0
import { describeOwner } from '../../gitops/describeOwner';
import {
  extentOf,
  OwnerOnPath,
  ownersOnPaths,
} from '../../gitops/ownersOnPaths';
import { isVersion, wantedVersion } from '../../gitops/wantedVersion';
import {
  ArgoApplication,
  FluxSource,
  HelmRelease,
} from '../../objects/GitOpsObjects';
import { conditionEvidence, conditionOf } from '../conditionOf';
import { FindingRule, Judgement } from '../FindingRule';
import { isOlderThan } from '../isOlderThan';
import { nameOf, subjectOf } from '../subjectOf';

/** From a commit to the cluster it may take so long without anything being wrong. */
const DELIVERY_MS = 600_000;
/** Argo CD looks every three minutes; what is known of the time is its hour. */
const COMPARISON_MS = 3 * 3_600_000;
const SKIP = 'argocd.argoproj.io/skip-reconcile';

/** All looks well, on a revision that is no longer the newest. */
export const gitopsOldRevision: FindingRule = {
  code: 'gitops-old-revision',
  needs: [],
  explainedBy: ['gitops-out-of-sync'],
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
  judge: (topology, { nowMs }) => {
    const owners = ownersOnPaths(topology);
    return [
      ...judgeSources(owners, nowMs),
      ...owners.flatMap(found => judgeOwner(found, nowMs)),
    ];
  },
};

/** A source that can't be fetched is one finding, whoever applies it. */
function judgeSources(owners: OwnerOnPath[], nowMs: number): Judgement[] {
  const bySource = new Map<FluxSource, OwnerOnPath[]>();
  for (const found of owners) {
    const source =
      found.owner.kind === 'Application' ? undefined : found.owner.source;
    if (source && isUnfetched(source, nowMs)) {
      bySource.set(source, [...(bySource.get(source) ?? []), found]);
    }
  }
  return [...bySource].map(([source, found]) => {
    const ready = conditionOf(source.conditions, 'Ready');
    return {
      severity: 'warning',
      title: 'Flux cannot fetch what is in Git',
      detail: `${nameOf(source)} does not get anything new from ${source.url}${
        ready?.message ? `: ${ready.message}` : ''
      }. What is applied is of ${source.revision ?? 'no revision'}.`,
      subject: subjectOf(source),
      evidence: [
        conditionEvidence(nameOf(source), 'Ready', ready),
        { label: 'Fetched revision', value: source.revision ?? 'none' },
        { label: 'Fetched at', value: source.fetchedAt ?? 'never' },
      ],
      remedy: {
        text: 'Correct the address, the reference or the credentials of the source.',
      },
      ...extentOf(found.flatMap(({ objects }) => objects)),
      stops: 'none',
      since: ready?.lastTransitionAt,
    };
  });
}

function isUnfetched(source: FluxSource, nowMs: number): boolean {
  const ready = conditionOf(source.conditions, 'Ready');
  return (
    !source.suspended &&
    ready?.status === 'False' &&
    isOlderThan(ready.lastTransitionAt, DELIVERY_MS, nowMs)
  );
}

function judgeOwner(found: OwnerOnPath, nowMs: number): Judgement[] {
  const { owner } = found;
  switch (owner.kind) {
    case 'Application':
      return owner.object ? judgeApplication(found, owner.object, nowMs) : [];
    case 'Kustomization':
      return judgeKustomization(found, nowMs);
    default:
      return judgeHelmRelease(found, nowMs);
  }
}

function judgeKustomization(found: OwnerOnPath, nowMs: number): Judgement[] {
  const { owner } = found;
  if (owner.kind !== 'Kustomization' || !owner.object || !owner.source) {
    return [];
  }
  const { object, source } = owner;
  if (
    object.appliedRevision === undefined ||
    source.revision === undefined ||
    object.appliedRevision === source.revision ||
    !isOlderThan(source.fetchedAt, DELIVERY_MS, nowMs)
  ) {
    return [];
  }
  return [
    {
      severity: 'warning',
      title: object.suspended
        ? 'GitOps is suspended on an old revision'
        : 'The cluster is on an old revision',
      detail: `${nameOf(object)} applied ${
        object.appliedRevision
      }, and ${nameOf(source)} has ${source.revision} since ${
        source.fetchedAt
      }${object.suspended ? '. It is suspended: nothing new is applied' : ''}.`,
      subject: subjectOf(object, object.suspended ? 'spec.suspend' : undefined),
      evidence: [
        { label: 'Applied revision', value: object.appliedRevision },
        { label: `Revision of ${nameOf(source)}`, value: source.revision },
        conditionEvidence(
          nameOf(object),
          'Ready',
          conditionOf(object.conditions, 'Ready'),
        ),
      ],
      remedy: {
        text: object.suspended
          ? `Resume it when the reason is gone: flux resume kustomization ${object.meta.name} -n ${object.meta.namespace}.`
          : 'Look at its conditions and at the kustomize-controller: it does not take up the new revision.',
      },
      ...extentOf(found.objects),
      stops: 'none',
      since: source.fetchedAt,
    },
  ];
}

function judgeHelmRelease(found: OwnerOnPath, nowMs: number): Judgement[] {
  const { owner } = found;
  if (owner.kind !== 'HelmRelease' || !owner.object) {
    return [];
  }
  const { object, source } = owner;
  const { appliedRevision, suspended } = object;
  const wanted = wantedVersion(object, source);
  if (
    wanted === undefined ||
    appliedRevision === undefined ||
    isVersion(wanted, appliedRevision) ||
    !hadItsTime(owner.object, source, nowMs)
  ) {
    return [];
  }
  return [
    {
      severity: 'warning',
      title: suspended
        ? 'GitOps is suspended on an old version of the chart'
        : 'An old version of the chart is installed',
      detail: `${nameOf(object)} wants ${
        object.chart ?? 'its chart'
      } ${wanted}, and ${appliedRevision} is installed${
        suspended ? '. It is suspended: nothing new is applied' : ''
      }.`,
      subject: subjectOf(object, suspended ? 'spec.suspend' : 'status.history'),
      evidence: [
        { label: 'Installed version', value: appliedRevision },
        { label: 'Wanted version', value: wanted },
        {
          label: 'Attempted version',
          value: object.attemptedRevision ?? 'none',
        },
        conditionEvidence(
          nameOf(object),
          'Ready',
          conditionOf(object.conditions, 'Ready'),
        ),
      ],
      remedy: {
        text: suspended
          ? `Resume it when the reason is gone: flux resume helmrelease ${object.meta.name} -n ${object.meta.namespace}.`
          : 'Look at its conditions and at the helm-controller: an upgrade may have been rolled back.',
      },
      ...extentOf(found.objects),
      stops: 'none',
    },
  ];
}

/** A suspended one has all the time there is; the others take up what is new within minutes. */
function hadItsTime(
  { suspended, meta, conditions }: HelmRelease,
  source: FluxSource | undefined,
  nowMs: number,
): boolean {
  if (suspended) {
    return true;
  }
  const ready = conditionOf(conditions, 'Ready');
  const { generation } = meta;
  return (
    ready?.status === 'True' &&
    (ready.observedGeneration ?? generation) === generation &&
    (source?.meta.kind !== 'OCIRepository' ||
      isOlderThan(source.fetchedAt, DELIVERY_MS, nowMs))
  );
}

function judgeApplication(
  found: OwnerOnPath,
  application: ArgoApplication,
  nowMs: number,
): Judgement[] {
  const reason = whyOld(application, nowMs);
  if (!reason) {
    return [];
  }
  const { revision, source } = describeOwner(found.owner);
  return [
    {
      severity: reason.severity,
      title: 'Argo CD may show an old revision as synced',
      detail: `${nameOf(application)} is ${
        application.sync?.status ?? 'not compared'
      }, but ${reason.words}.`,
      subject: subjectOf(application),
      evidence: [
        { label: 'Revision', value: revision ?? 'none' },
        { label: 'Source', value: source ?? 'none' },
        {
          label: 'Compared last in the hour from',
          value: application.comparedInHour ?? 'unknown',
        },
      ],
      remedy: { text: reason.remedy },
      ...extentOf(found.objects),
      stops: 'none',
    },
  ];
}

/** The head of the branch is not in the cluster: only that nobody looked can be known. */
function whyOld(
  { meta, sources, sync, comparedInHour }: ArgoApplication,
  nowMs: number,
): { severity: 'warning' | 'info'; words: string; remedy: string } | undefined {
  const refresh = `argocd app get ${meta.name} --hard-refresh`;
  if (meta.annotations[SKIP] === 'true') {
    return {
      severity: 'warning',
      words: `the annotation ${SKIP} keeps Argo CD from looking at Git`,
      remedy: 'Remove the annotation when the reason is gone.',
    };
  }
  const wanted = sources.map(({ targetRevision }) => targetRevision ?? '');
  if (
    sync?.targetRevisions.length === wanted.length &&
    sync.targetRevisions.some((revision, index) => revision !== wanted[index])
  ) {
    return {
      severity: 'warning',
      words: `it was compared with ${sync.targetRevisions.join(
        ', ',
      )}, while its source is ${wanted.join(', ')}`,
      remedy: `Refresh it: ${refresh}. Where that changes nothing, look at the application controller.`,
    };
  }
  return isOlderThan(comparedInHour, COMPARISON_MS, nowMs)
    ? {
        severity: 'info',
        words:
          'it was not compared with Git for hours, although Argo CD does that every few minutes',
        remedy: `Refresh it: ${refresh}. Where polling is off on purpose, see that the webhook of the repository arrives.`,
      }
    : undefined;
}
