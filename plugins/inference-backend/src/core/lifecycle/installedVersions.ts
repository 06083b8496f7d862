// SPDX-License-Identifier: Apache-2.0
import { ClusterStatus } from '@inference-portal/backstage-plugin-inference-common';
import { ContainerSpec, CrdBundle } from '../objects/ClusterObjects';
import { ClusterTopology } from '../topology/ClusterTopology';
import { compareText } from '../topology/objectKey';
import { compareVersions } from './parseVersion';
import { ENDPOINT_PICKERS, Product, PRODUCTS } from './supportMatrix';

export const GATEWAY_API_CRD = 'httproutes.gateway.networking.k8s.io';
/** Of v1 and of the alpha. */
export const POOL_CRDS = [
  'inferencepools.inference.networking.k8s.io',
  'inferencepools.inference.networking.x-k8s.io',
];

/** What is installed, as the CRDs' annotations and the images tell. */
export function installedVersions(
  topology: ClusterTopology,
): ClusterStatus['versions'] {
  const { objects, kubernetesVersion } = topology.snapshot;
  return dropUndefined({
    kubernetes: kubernetesVersion,
    gatewayApi: bundleOf(objects.crds, [GATEWAY_API_CRD]),
    inferenceExtension: bundleOf(objects.crds, POOL_CRDS),
    llmDRouter: pickerVersions(topology),
    providers: providersOf(topology),
  });
}

function bundleOf(crds: CrdBundle[], names: string[]): string | undefined {
  return names
    .map(name => crds.find(({ crd }) => crd === name)?.bundleVersion)
    .find(version => version !== undefined);
}

/** Several, where pools are at different versions. */
function pickerVersions({ pools }: ClusterTopology): string | undefined {
  const versions = pools
    .flatMap(({ picker }) => picker?.endpoints ?? [])
    .flatMap(({ pod }) => pod.containers)
    .filter(({ image }) => ENDPOINT_PICKERS['llm-d-router'].image.test(image))
    .flatMap(container => tagOf(container) ?? []);
  return [...new Set(versions)].sort().join(', ') || undefined;
}

function providersOf({
  gateways,
  snapshot,
}: ClusterTopology): ClusterStatus['versions']['providers'] {
  const classes = new Map(
    gateways.flatMap(({ gatewayClass }) =>
      gatewayClass ? [[gatewayClass.meta.name, gatewayClass] as const] : [],
    ),
  );
  return [...classes.values()]
    .map(({ meta, controllerName }) =>
      dropUndefined({
        controller: controllerName,
        gatewayClass: meta.name,
        version: controllerVersion(
          controllerName,
          snapshot.objects.deployments.flatMap(({ containers }) => containers),
        ),
      }),
    )
    .sort((a, b) => compareText(a.gatewayClass, b.gatewayClass));
}

/** Tag of an image whose name says it belongs to the controller. */
function controllerVersion(
  controllerName: string,
  containers: ContainerSpec[],
): string | undefined {
  const product = PRODUCTS.find(({ controller }) =>
    controller.test(controllerName),
  );
  return product && versionOfProduct(product, containers);
}

/**
 * The surest of its images decides. Where several versions run beside each
 * other the oldest counts: gateways may still be run by it.
 */
export function versionOfProduct(
  { images }: Product,
  containers: readonly ContainerSpec[],
): string | undefined {
  for (const image of images) {
    const [oldest] = containers
      .filter(container => image.test(container.image))
      .flatMap(container => tagOf(container) ?? [])
      .sort((a, b) => compareVersions(a, b) || compareText(a, b));
    if (oldest !== undefined) {
      return oldest;
    }
  }
  return undefined;
}

/** Tag of an image reference; none where only a digest names it. */
export function tagOf({ image }: ContainerSpec): string | undefined {
  return /:([A-Za-z0-9_][A-Za-z0-9_.-]{0,127})(@|$)/.exec(
    image.slice(image.lastIndexOf('/') + 1),
  )?.[1];
}

function dropUndefined<T extends object>(object: T): T {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  ) as T;
}
