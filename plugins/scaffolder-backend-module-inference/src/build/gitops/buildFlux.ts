// SPDX-License-Identifier: Apache-2.0
import { Manifest } from '../yaml/toYaml';
import { withSuffix } from '../names/toKubernetesName';
import { HelmChart } from './HelmChart';

const INTERVAL = '1m';
/** Servers download and load their model first. */
const READY_TIMEOUT = '45m';

/** Chart and its repository, for Flux' helm-controller. https://fluxcd.io/flux/components/helm/helmreleases/ */
export function buildHelmRelease(chart: HelmChart): Manifest[] {
  const { release, namespace, values, dependsOn = [] } = chart;
  return [
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'HelmRepository',
      metadata: { name: release, namespace },
      spec: {
        type: 'oci',
        interval: '1h',
        url: `oci://${chart.registry}`,
      },
    },
    {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      metadata: { name: release, namespace },
      spec: {
        releaseName: release,
        targetNamespace: namespace,
        interval: '10m',
        ...(dependsOn.length > 0 && {
          dependsOn: dependsOn.map(key => {
            const [of, name] = key.split('/');
            return { name, namespace: of };
          }),
        }),
        chart: {
          spec: {
            chart: chart.chart,
            version: chart.version,
            sourceRef: { kind: 'HelmRepository', name: release, namespace },
          },
        },
        // A picker that stands by is never ready, which Helm would wait for.
        install: { disableWait: true, remediation: { retries: 3 } },
        upgrade: { disableWait: true, remediation: { retries: 3 } },
        values,
      },
    },
  ];
}

export interface FluxPlan {
  name: string;
  namespace: string;
  repoUrl: string;
  branch: string;
  environment: string;
}

/** What an environment's cluster applies, servers first. https://fluxcd.io/flux/components/kustomize/kustomizations/ */
export function buildFluxSync(plan: FluxPlan): Manifest[] {
  const { name, namespace, repoUrl, branch, environment } = plan;
  const serving = withSuffix(name, '-serving');
  const kustomization = (
    part: 'serving' | 'routing',
    more: object,
  ): Manifest => ({
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: withSuffix(name, `-${part}`), namespace },
    spec: {
      interval: '10m',
      retryInterval: INTERVAL,
      prune: true,
      ...more,
      path: `./overlays/${environment}/${part}`,
      sourceRef: { kind: 'GitRepository', name },
    },
  });
  return [
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata: { name, namespace },
      spec: { interval: INTERVAL, url: repoUrl, ref: { branch } },
    },
    kustomization('serving', { timeout: READY_TIMEOUT }),
    // No request is sent to a pool that is not there yet.
    kustomization('routing', { timeout: '5m', dependsOn: [{ name: serving }] }),
  ];
}
