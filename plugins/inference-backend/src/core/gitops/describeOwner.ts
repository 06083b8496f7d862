// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { conditionOf } from '../findings/conditionOf';
import { Condition } from '../objects/ClusterObjects';
import { ArgoApplication, FluxSource } from '../objects/GitOpsObjects';
import { GitOpsOwner } from './GitOpsOwner';

export interface GitOpsState {
  /** The cluster has what the owner took from its source last. */
  synced: boolean | 'unknown';
  /** What was applied last. */
  revision?: string;
  /** Repository, reference and path, in words. */
  source?: string;
  /** Of the repository, where a browser can open it. */
  url?: string;
  /** Why it is not synced, or what else is to be known. */
  message?: string;
}

/** What an owner says of itself. */
export function describeOwner(owner: GitOpsOwner): GitOpsState {
  if (!owner.object) {
    return {
      synced: 'unknown',
      message: say`the ${owner.kind} is not in this cluster, or may not be read`,
    };
  }
  if (owner.kind === 'Application') {
    return describeApplication(owner.object);
  }
  const { suspended, conditions, appliedRevision } = owner.object;
  const ready = conditionOf(conditions, 'Ready');
  const place =
    owner.kind === 'Kustomization' ? owner.object.path : owner.object.chart;
  return {
    synced: syncedOf(ready),
    revision: appliedRevision,
    source: sourceInWords(owner.source, place) ?? place,
    url: owner.source && browsable(owner.source.url),
    message: suspended
      ? say`suspended: nothing new is applied`
      : messageOf(ready),
  };
}

function describeApplication(application: ArgoApplication): GitOpsState {
  const { sync, sources, problems, operation, outOfSync } = application;
  const [problem] = problems;
  const failed =
    operation && ['Failed', 'Error'].includes(operation.phase)
      ? operation
      : undefined;
  const differing = outOfSync
    .map(({ kind, namespace, name }) =>
      [kind, namespace ? `${namespace}/${name}` : name].join(' '),
    )
    .join(', ');
  return {
    synced:
      sync === undefined || sync.status === 'Unknown'
        ? 'unknown'
        : sync.status === 'Synced',
    revision: sync?.revisions.filter(Boolean).join(', ') || undefined,
    source:
      sources
        .map(({ repoUrl, targetRevision, path, chart }) =>
          inWords(repoUrl, targetRevision, path ?? chart),
        )
        .join('; ') || undefined,
    url: sources.map(({ repoUrl }) => browsable(repoUrl)).find(Boolean),
    message:
      (problem && `${problem.type}: ${problem.message}`) ??
      (failed &&
        say`the last sync failed: ${failed.message ?? failed.phase}`) ??
      (differing ? say`differs from its source: ${differing}` : undefined),
  };
}

function syncedOf(ready: Condition | undefined): boolean | 'unknown' {
  return ready === undefined || ready.status === 'Unknown'
    ? 'unknown'
    : ready.status === 'True';
}

function messageOf(ready: Condition | undefined): string | undefined {
  if (!ready) {
    return say`never reconciled`;
  }
  return ready.status === 'True' ? undefined : ready.message ?? ready.reason;
}

function sourceInWords(
  source: FluxSource | undefined,
  place: string | undefined,
): string | undefined {
  return source && inWords(source.url, source.reference, place);
}

/** `https://git.example/models.git at main, ./chat` */
function inWords(
  url: string,
  reference: string | undefined,
  place: string | undefined,
): string {
  const repository = reference ? say`${url} at ${reference}` : url;
  return place ? `${repository}, ${place}` : repository;
}

function browsable(url: string): string | undefined {
  return /^https?:\/\//.test(url) ? url : undefined;
}
