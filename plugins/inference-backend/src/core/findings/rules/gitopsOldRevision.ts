// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
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
      title: say`Flux cannot fetch what is in Git`,
      detail: say`${nameOf(source)} does not get anything new from ${
        source.url
      }${ready?.message ? `: ${ready.message}` : ''}. What is applied is of ${
        source.revision ?? say`no revision`
      }.`,
      subject: subjectOf(source),
      evidence: [
        conditionEvidence(nameOf(source), 'Ready', ready),
        { label: say`Fetched revision`, value: source.revision ?? say`none` },
        { label: say`Fetched at`, value: source.fetchedAt ?? say`never` },
      ],
      remedy: {
        text: say`Correct the address, the reference or the credentials of the source.`,
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
  const { fetchedAt } = source;
  if (
    object.appliedRevision === undefined ||
    source.revision === undefined ||
    object.appliedRevision === source.revision ||
    fetchedAt === undefined ||
    !isOlderThan(fetchedAt, DELIVERY_MS, nowMs)
  ) {
    return [];
  }
  return [
    {
      severity: 'warning',
      title: object.suspended
        ? say`GitOps is suspended on an old revision`
        : say`The cluster is on an old revision`,
      detail: [
        say`${nameOf(object)} applied ${object.appliedRevision}, and ${nameOf(
          source,
        )} has ${source.revision} since ${fetchedAt}.`,
        ...suspension(object),
      ].join(' '),
      subject: subjectOf(object, object.suspended ? 'spec.suspend' : undefined),
      evidence: [
        { label: say`Applied revision`, value: object.appliedRevision },
        { label: say`Revision of ${nameOf(source)}`, value: source.revision },
        conditionEvidence(
          nameOf(object),
          'Ready',
          conditionOf(object.conditions, 'Ready'),
        ),
      ],
      remedy: {
        text: object.suspended
          ? say`Resume it when the reason is gone: flux resume kustomization ${object.meta.name} -n ${object.meta.namespace}.`
          : say`Look at its conditions and at the kustomize-controller: it does not take up the new revision.`,
      },
      ...extentOf(found.objects),
      stops: 'none',
      since: fetchedAt,
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
        ? say`GitOps is suspended on an old version of the chart`
        : say`An old version of the chart is installed`,
      detail: [
        say`${nameOf(object)} wants ${
          object.chart ?? say`its chart`
        } ${wanted}, and ${appliedRevision} is installed.`,
        ...suspension(object),
      ].join(' '),
      subject: subjectOf(object, suspended ? 'spec.suspend' : 'status.history'),
      evidence: [
        { label: say`Installed version`, value: appliedRevision },
        { label: say`Wanted version`, value: wanted },
        {
          label: say`Attempted version`,
          value: object.attemptedRevision ?? say`none`,
        },
        conditionEvidence(
          nameOf(object),
          'Ready',
          conditionOf(object.conditions, 'Ready'),
        ),
      ],
      remedy: {
        text: suspended
          ? say`Resume it when the reason is gone: flux resume helmrelease ${object.meta.name} -n ${object.meta.namespace}.`
          : say`Look at its conditions and at the helm-controller: an upgrade may have been rolled back.`,
      },
      ...extentOf(found.objects),
      stops: 'none',
    },
  ];
}

function suspension({ suspended }: { suspended: boolean }): string[] {
  return suspended ? [say`It is suspended: nothing new is applied.`] : [];
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
      title: say`Argo CD may show an old revision as synced`,
      detail: reason.detail,
      subject: subjectOf(application),
      evidence: [
        { label: say`Revision`, value: revision ?? say`none` },
        { label: say`Source`, value: source ?? say`none` },
        {
          label: say`Compared last in the hour from`,
          value: application.comparedInHour ?? say`unknown`,
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
  application: ArgoApplication,
  nowMs: number,
):
  | { severity: 'warning' | 'info'; detail: string; remedy: string }
  | undefined {
  const { meta, sources, sync, comparedInHour } = application;
  const name = nameOf(application);
  const status = sync?.status ?? say`not compared`;
  const refresh = `argocd app get ${meta.name} --hard-refresh`;
  if (meta.annotations[SKIP] === 'true') {
    return {
      severity: 'warning',
      detail: say`${name} is ${status}, but the annotation ${SKIP} keeps Argo CD from looking at Git.`,
      remedy: say`Remove the annotation when the reason is gone.`,
    };
  }
  const wanted = sources.map(({ targetRevision }) => targetRevision ?? '');
  if (
    sync?.targetRevisions.length === wanted.length &&
    sync.targetRevisions.some((revision, index) => revision !== wanted[index])
  ) {
    return {
      severity: 'warning',
      detail: say`${name} is ${status}, but it was compared with ${sync.targetRevisions.join(
        ', ',
      )}, while its source is ${wanted.join(', ')}.`,
      remedy: say`Refresh it: ${refresh}. Where that changes nothing, look at the application controller.`,
    };
  }
  return isOlderThan(comparedInHour, COMPARISON_MS, nowMs)
    ? {
        severity: 'info',
        detail: say`${name} is ${status}, but it was not compared with Git for hours, although Argo CD does that every few minutes.`,
        remedy: say`Refresh it: ${refresh}. Where polling is off on purpose, see that the webhook of the repository arrives.`,
      }
    : undefined;
}
