// SPDX-License-Identifier: Apache-2.0
import { withSuffix } from '../names/toKubernetesName';
import { Manifest } from '../yaml/toYaml';
import { HelmChart } from './HelmChart';

const IN_CLUSTER = 'https://kubernetes.default.svc';
/** Child Applications go with their parent, and take their objects along. */
const FINALIZER = 'resources-finalizer.argocd.argoproj.io';
const PROJECT = 'default';

/** The definitions of routes and policies are too large for an annotation. */
const SYNC_POLICY = {
  automated: { prune: true, selfHeal: true },
  syncOptions: ['ServerSideApply=true'],
  retry: {
    limit: 5,
    backoff: { duration: '10s', factor: 2, maxDuration: '5m' },
  },
};

export interface ArgoPlan {
  name: string;
  /** Where Argo CD runs. */
  namespace: string;
  /** Where the model runs. */
  targetNamespace: string;
  repoUrl: string;
  branch: string;
  environment: string;
}

/** Servers and charts in the first wave, the routes to them in the second. */
const WAVES = { serving: 0, charts: 0, routing: 1 };

/** The Application that a person applies; it brings the others. https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/ */
export function buildArgoRoot(plan: ArgoPlan): Manifest {
  return application(plan, plan.name, plan.namespace, {
    repoURL: plan.repoUrl,
    targetRevision: plan.branch,
    path: `argocd/${plan.environment}`,
  });
}

export function buildArgoPart(
  plan: ArgoPlan,
  part: 'serving' | 'routing',
): Manifest {
  return application(
    plan,
    withSuffix(plan.name, `-${part}`),
    plan.targetNamespace,
    {
      repoURL: plan.repoUrl,
      targetRevision: plan.branch,
      path: `overlays/${plan.environment}/${part}`,
    },
    WAVES[part],
  );
}

/** A chart as an Application. https://argo-cd.readthedocs.io/en/stable/user-guide/helm/ */
export function buildArgoChart(
  plan: Pick<ArgoPlan, 'namespace'>,
  chart: HelmChart,
): Manifest {
  return application(
    plan,
    withSuffix(chart.release, '-chart'),
    chart.namespace,
    {
      repoURL: chart.registry,
      chart: chart.chart,
      targetRevision: chart.version,
      helm: { releaseName: chart.release, valuesObject: chart.values },
    },
    WAVES.charts,
  );
}

function application(
  { namespace }: Pick<ArgoPlan, 'namespace'>,
  name: string,
  targetNamespace: string,
  source: object,
  wave?: number,
): Manifest {
  const metadata = {
    name,
    namespace,
    ...(wave !== undefined && {
      annotations: { 'argocd.argoproj.io/sync-wave': String(wave) },
    }),
    finalizers: [FINALIZER],
  };
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata,
    spec: {
      project: PROJECT,
      source,
      destination: { server: IN_CLUSTER, namespace: targetNamespace },
      syncPolicy: SYNC_POLICY,
    },
  };
}
