// SPDX-License-Identifier: Apache-2.0
import { ResourceKey } from './ObjectStore';

const key = (group: string, resource: string): ResourceKey =>
  Object.freeze({ group, resource });

export const NAMESPACES = key('', 'namespaces');
export const NODES = key('', 'nodes');
export const PODS = key('', 'pods');
export const SERVICES = key('', 'services');
export const SECRETS = key('', 'secrets');
export const EVENTS = key('', 'events');
export const DEPLOYMENTS = key('apps', 'deployments');
export const REPLICA_SETS = key('apps', 'replicasets');
export const ENDPOINT_SLICES = key('discovery.k8s.io', 'endpointslices');
export const GATEWAY_CLASSES = key(
  'gateway.networking.k8s.io',
  'gatewayclasses',
);
export const GATEWAYS = key('gateway.networking.k8s.io', 'gateways');
export const HTTP_ROUTES = key('gateway.networking.k8s.io', 'httproutes');
export const INFERENCE_POOLS = key(
  'inference.networking.k8s.io',
  'inferencepools',
);
export const INFERENCE_OBJECTIVES = key('llm-d.ai', 'inferenceobjectives');
export const AGENTGATEWAY_POLICIES = key(
  'agentgateway.dev',
  'agentgatewaypolicies',
);

export function isKey(a: ResourceKey, b: ResourceKey): boolean {
  return a.group === b.group && a.resource === b.resource;
}
