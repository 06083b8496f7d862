// SPDX-License-Identifier: Apache-2.0
import { controllerVersion } from '../lifecycle/installedVersions';
import { Deployment, Gateway, GatewayClass } from '../objects/ClusterObjects';
import { HttpRoute } from '../objects/ClusterObjects';
import { objectKey } from '../topology/objectKey';

export type ProviderName =
  | 'agentgateway'
  | 'envoy-gateway'
  | 'gke'
  | 'higress'
  | 'istio'
  | 'kgateway'
  | 'kthena'
  | 'nginx-gateway-fabric'
  | 'unknown';

/** Who makes a Gateway work. */
export interface Provider {
  name: ProviderName;
  /** As its makers write it; the controller's name where it is not known. */
  title: string;
  /** Tag of the controller's image, where its Deployment can be seen. */
  version?: string;
}

const PROVIDERS: ReadonlyArray<
  Pick<Provider, 'title'> & { name: ProviderName; controller: RegExp }
> = [
  {
    name: 'agentgateway',
    title: 'agentgateway',
    // As it was called while it came with kgateway 2.2.
    controller: /^(agentgateway\.dev\/|kgateway\.dev\/agentgateway$)/,
  },
  { name: 'kgateway', title: 'kgateway', controller: /^kgateway\.dev\// },
  { name: 'istio', title: 'Istio', controller: /^istio\.io\// },
  {
    name: 'envoy-gateway',
    title: 'Envoy Gateway',
    controller: /^gateway\.envoyproxy\.io\//,
  },
  {
    name: 'nginx-gateway-fabric',
    title: 'NGINX Gateway Fabric',
    controller: /^gateway\.nginx\.org\//,
  },
  {
    name: 'gke',
    title: 'GKE Gateway',
    controller: /^networking\.gke\.io\//,
  },
  { name: 'higress', title: 'Higress', controller: /^higress\.io\// },
  { name: 'kthena', title: 'kthena', controller: /(^|[./])kthena/ },
];

export function providerOf(
  controllerName: string | undefined,
  deployments: readonly Deployment[],
): Provider {
  const known = PROVIDERS.find(({ controller }) =>
    controller.test(controllerName ?? ''),
  );
  if (!known || controllerName === undefined) {
    return { name: 'unknown', title: controllerName ?? 'an unknown provider' };
  }
  const { name, title } = known;
  const version = controllerVersion(
    controllerName,
    deployments.flatMap(({ containers }) => containers),
  );
  return { name, title, ...(version !== undefined && { version }) };
}

/**
 * The controller of a gateway: its class's, or, where the class is gone, the
 * one that last wrote the status of a route on it.
 */
export function controllerOf(
  gateway: Gateway,
  gatewayClasses: readonly GatewayClass[],
  routes: readonly HttpRoute[],
): string | undefined {
  const gatewayClass = gatewayClasses.find(
    ({ meta }) => meta.name === gateway.className,
  );
  if (gatewayClass) {
    return gatewayClass.controllerName;
  }
  const key = objectKey(gateway.meta);
  return routes
    .flatMap(({ parents }) => parents)
    .filter(({ parentRef }) => objectKey(parentRef) === key)
    .map(({ controllerName }) => controllerName)
    .sort()[0];
}

/** `agentgateway v1.4.1` */
export function nameOfProvider({ title, version }: Provider): string {
  return version === undefined ? title : `${title} ${version}`;
}
