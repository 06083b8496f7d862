// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import {
  ArgoApplication,
  ArgoSource,
} from '../../../core/objects/GitOpsObjects';
import { createObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';
import { withoutUserInfo } from './withoutUserInfo';

const SourceResource = z.object({
  repoURL: z.string(),
  targetRevision: z.string().nullish(),
  path: z.string().nullish(),
  chart: z.string().nullish(),
});
type SourceResource = z.infer<typeof SourceResource>;

const SourcesResource = z.object({
  source: SourceResource.nullish(),
  sources: z.array(SourceResource).nullish(),
});

/** argoproj.io/v1alpha1 */
const ApplicationResource = z.object({
  metadata: MetaResource,
  spec: SourcesResource.extend({
    syncPolicy: z
      .object({
        automated: z.object({ enabled: z.boolean().nullish() }).nullish(),
      })
      .nullish(),
  }),
  status: z
    .object({
      sync: z
        .object({
          status: z.string(),
          revision: z.string().nullish(),
          revisions: z.array(z.string()).nullish(),
          comparedTo: SourcesResource.nullish(),
        })
        .nullish(),
      health: z
        .object({ status: z.string().nullish(), message: z.string().nullish() })
        .nullish(),
      operationState: z
        .object({
          phase: z.string(),
          message: z.string().nullish(),
          finishedAt: z.string().nullish(),
        })
        .nullish(),
      conditions: z
        .array(
          z.object({
            type: z.string(),
            message: z.string(),
            lastTransitionTime: z.string().nullish(),
          }),
        )
        .nullish(),
      resources: z
        .array(
          z.object({
            group: z.string().nullish(),
            kind: z.string(),
            namespace: z.string().nullish(),
            name: z.string(),
            status: z.string().nullish(),
          }),
        )
        .nullish(),
      reconciledAt: z.string().nullish(),
    })
    .nullish(),
});
type StatusResource = NonNullable<
  z.infer<typeof ApplicationResource>['status']
>;

/** More than this many say no more. */
const MAX_OUT_OF_SYNC = 100;

export const parseArgoApplication = createObjectParser(
  ApplicationResource,
  ({ spec, status }, meta): ArgoApplication => ({
    meta,
    sources: sourcesOf(spec).map(translateSource),
    automated:
      !!spec.syncPolicy?.automated &&
      spec.syncPolicy.automated.enabled !== false,
    sync: translateSync(status?.sync),
    health: status?.health?.status
      ? {
          status: status.health.status,
          message: status.health.message || undefined,
        }
      : undefined,
    operation: status?.operationState
      ? {
          phase: status.operationState.phase,
          message: status.operationState.message || undefined,
          finishedAt: status.operationState.finishedAt || undefined,
        }
      : undefined,
    problems: (status?.conditions ?? []).map(problem => ({
      type: problem.type,
      message: problem.message,
      since: problem.lastTransitionTime || undefined,
    })),
    outOfSync: outOfSyncOf(status?.resources),
    comparedInHour: hourOf(status?.reconciledAt),
  }),
);

function sourcesOf(spec: z.infer<typeof SourcesResource>): SourceResource[] {
  return spec.sources?.length ? spec.sources : [spec.source ?? []].flat();
}

function translateSource(source: SourceResource): ArgoSource {
  return {
    repoUrl: withoutUserInfo(source.repoURL),
    targetRevision: source.targetRevision || undefined,
    path: source.path || undefined,
    chart: source.chart || undefined,
  };
}

function translateSync(sync: StatusResource['sync']): ArgoApplication['sync'] {
  if (!sync) {
    return undefined;
  }
  const { revision, revisions, comparedTo } = sync;
  return {
    status: sync.status,
    revisions: revisions?.length ? revisions : [revision || []].flat(),
    targetRevisions: comparedTo
      ? sourcesOf(comparedTo).map(source => source.targetRevision ?? '')
      : [],
  };
}

function outOfSyncOf(
  resources: StatusResource['resources'],
): ArgoApplication['outOfSync'] {
  return (resources ?? [])
    .filter(({ status }) => status === 'OutOfSync')
    .slice(0, MAX_OUT_OF_SYNC)
    .map(({ group, kind, namespace, name }) => ({
      group: group ?? '',
      kind,
      namespace: namespace ?? '',
      name,
    }));
}

function hourOf(time: string | null | undefined): string | undefined {
  return time && /^\d{4}-\d{2}-\d{2}T\d{2}:/.test(time)
    ? `${time.slice(0, 13)}:00:00Z`
    : undefined;
}
