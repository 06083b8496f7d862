// SPDX-License-Identifier: Apache-2.0
import {
  ClusterObjects,
  GatewayClass,
  GatewayPolicy,
} from '../objects/ClusterObjects';
import { Provider } from '../providers/Provider';
import { controllerOf, providerOf } from '../providers/providerOf';
import { GatewayNode } from './ClusterTopology';
import { objectKey, sortObjects, uniqueByKey } from './objectKey';

/** Gateways with their class and the policies that target them. */
export function joinGateways(
  objects: ClusterObjects,
  gatewayClasses: GatewayClass[],
): GatewayNode[] {
  const classes = new Map(
    gatewayClasses.map(gatewayClass => [gatewayClass.meta.name, gatewayClass]),
  );
  const policies = groupPolicies(objects.gatewayPolicies);
  const providers = new Map<string | undefined, Provider>();
  return uniqueByKey(objects.gateways).map(gateway => {
    const key = objectKey(gateway.meta);
    const controller = controllerOf(
      gateway,
      gatewayClasses,
      objects.httpRoutes,
    );
    const provider =
      providers.get(controller) ?? providerOf(controller, objects.deployments);
    providers.set(controller, provider);
    return {
      key,
      gateway,
      gatewayClass: classes.get(gateway.className),
      provider,
      policies: policies.get(key) ?? [],
      ways: [],
    };
  });
}

/** A policy targets gateways of its own namespace only. */
function groupPolicies(
  policies: GatewayPolicy[],
): Map<string, GatewayPolicy[]> {
  const byGateway = new Map<string, GatewayPolicy[]>();
  for (const policy of sortObjects(policies)) {
    const keys = policy.targets
      .filter(target => target.kind === 'Gateway')
      .map(({ name }) => objectKey({ namespace: policy.meta.namespace, name }));
    for (const key of new Set(keys)) {
      byGateway.set(key, [...(byGateway.get(key) ?? []), policy]);
    }
  }
  return byGateway;
}
