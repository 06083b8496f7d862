// SPDX-License-Identifier: Apache-2.0
import { ObjectMeta } from '../objects/ClusterObjects';
import {
  ArgoApplication,
  FluxKustomization,
  FluxSource,
  HelmRelease,
} from '../objects/GitOpsObjects';
import { condition, metaOf } from './sampleObjects';

export const OLD_REVISION = 'main@sha1:0000aaaa';
export const NEW_REVISION = 'main@sha1:1111bbbb';

/** Kustomization `flux-system/models` of GitRepository `flux-system/repo`, all well. */
export function sampleKustomization(
  more: Partial<FluxKustomization> = {},
): FluxKustomization {
  return {
    meta: metaOf(
      'kustomize.toolkit.fluxcd.io/v1',
      'Kustomization',
      'flux-system',
      'models',
    ),
    suspended: false,
    path: './chat',
    source: { kind: 'GitRepository', namespace: 'flux-system', name: 'repo' },
    appliedRevision: NEW_REVISION,
    attemptedRevision: NEW_REVISION,
    conditions: [condition('Ready', 'True')],
    ...more,
  };
}

export function sampleSource(more: Partial<FluxSource> = {}): FluxSource {
  return {
    meta: metaOf(
      'source.toolkit.fluxcd.io/v1',
      'GitRepository',
      'flux-system',
      'repo',
    ),
    suspended: false,
    url: 'https://git.example/models.git',
    reference: 'main',
    revision: NEW_REVISION,
    fetchedAt: '2026-11-20T11:30:00Z',
    conditions: [condition('Ready', 'True')],
    ...more,
  };
}

export function sampleHelmRelease(
  more: Partial<HelmRelease> = {},
): HelmRelease {
  return {
    meta: metaOf(
      'helm.toolkit.fluxcd.io/v2',
      'HelmRelease',
      'support',
      'helper-epp',
    ),
    suspended: false,
    chart: 'llm-d-router',
    source: { kind: 'HelmRepository', namespace: 'support', name: 'llm-d' },
    appliedRevision: '0.10.0',
    conditions: [condition('Ready', 'True')],
    ...more,
  };
}

/** Application `argocd/chat`, all well. */
export function sampleApplication(
  more: Partial<ArgoApplication> = {},
): ArgoApplication {
  return {
    meta: metaOf('argoproj.io/v1alpha1', 'Application', 'argocd', 'chat'),
    sources: [
      {
        repoUrl: 'https://git.example/chat.git',
        targetRevision: 'main',
        path: 'prod',
      },
    ],
    automated: true,
    sync: {
      status: 'Synced',
      revisions: ['2222cccc'],
      targetRevisions: ['main'],
    },
    operation: { phase: 'Succeeded' },
    problems: [],
    outOfSync: [],
    comparedInHour: '2026-11-20T11:00:00Z',
    ...more,
  };
}

/** Marks an object as Flux's kustomize-controller does. */
export function applyByFlux({ meta }: { meta: ObjectMeta }): void {
  meta.labels['kustomize.toolkit.fluxcd.io/name'] = 'models';
  meta.labels['kustomize.toolkit.fluxcd.io/namespace'] = 'flux-system';
}

export function applyByHelm({ meta }: { meta: ObjectMeta }): void {
  meta.labels['helm.toolkit.fluxcd.io/name'] = 'helper-epp';
  meta.labels['helm.toolkit.fluxcd.io/namespace'] = 'support';
}

/** Marks an object as Argo CD does by default. */
export function applyByArgo({ meta }: { meta: ObjectMeta }): void {
  const { apiVersion, kind, namespace, name } = meta;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  meta.annotations[
    'argocd.argoproj.io/tracking-id'
  ] = `chat:${group}/${kind}:${namespace}/${name}`;
}
