// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { versionOfProduct } from '../lifecycle/installedVersions';
import { Product, PRODUCTS } from '../lifecycle/supportMatrix';
import { Deployment, Gateway, GatewayClass } from '../objects/ClusterObjects';
import { HttpRoute } from '../objects/ClusterObjects';
import { objectKey } from '../topology/objectKey';
import { OwnName, Provider } from './Provider';

export function providerOf(
  controllerName: string | undefined,
  deployments: readonly Deployment[],
): Provider {
  const known = PRODUCTS.find(
    (product): product is Product & { name: OwnName } =>
      !product.isExtension && product.controller.test(controllerName ?? ''),
  );
  if (!known || controllerName === undefined) {
    return {
      name: 'unknown',
      title: controllerName ?? say`an unknown provider`,
    };
  }
  const { name, title } = known;
  const version = versionOfProduct(
    known,
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
