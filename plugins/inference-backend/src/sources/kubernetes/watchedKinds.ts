// SPDX-License-Identifier: Apache-2.0
import { parseClusterEvent } from './parse/ClusterEvent';
import { parseCrdBundle } from './parse/CrdBundle';
import { parseDeployment } from './parse/Deployment';
import { parseEndpointSlice } from './parse/EndpointSlice';
import { parseGateway } from './parse/Gateway';
import { parseGatewayClass } from './parse/GatewayClass';
import { parseGatewayPolicy } from './parse/GatewayPolicy';
import { parseHttpRoute } from './parse/HttpRoute';
import { parseInferenceObjective } from './parse/InferenceObjective';
import {
  parseInferencePool,
  parseLegacyInferencePool,
} from './parse/InferencePool';
import { parsePod } from './parse/Pod';
import { parseReferenceGrant } from './parse/ReferenceGrant';
import { parseService } from './parse/Service';
import { WatchedKind } from './WatchedKind';

const GATEWAY_API = 'gateway.networking.k8s.io';
const LEGACY_INFERENCE = 'inference.networking.x-k8s.io';

function kindOf<T>(kind: WatchedKind<T>): WatchedKind<T> {
  return kind;
}

/** All that is watched in a cluster. */
export const WATCHED_KINDS = {
  crds: kindOf({
    group: 'apiextensions.k8s.io',
    versions: ['v1'],
    resource: 'customresourcedefinitions',
    kind: 'CustomResourceDefinition',
    metadataOnly: true,
    parse: parseCrdBundle,
  }),
  gatewayClasses: kindOf({
    group: GATEWAY_API,
    versions: ['v1'],
    resource: 'gatewayclasses',
    kind: 'GatewayClass',
    parse: parseGatewayClass,
    isCustom: true,
  }),
  gateways: kindOf({
    group: GATEWAY_API,
    versions: ['v1'],
    resource: 'gateways',
    kind: 'Gateway',
    parse: parseGateway,
    isCustom: true,
  }),
  httpRoutes: kindOf({
    group: GATEWAY_API,
    versions: ['v1'],
    resource: 'httproutes',
    kind: 'HTTPRoute',
    parse: parseHttpRoute,
    isCustom: true,
  }),
  referenceGrants: kindOf({
    group: GATEWAY_API,
    // v1 is served from Gateway API v1.5 on.
    versions: ['v1', 'v1beta1'],
    resource: 'referencegrants',
    kind: 'ReferenceGrant',
    parse: parseReferenceGrant,
    isCustom: true,
  }),
  inferencePools: kindOf({
    group: 'inference.networking.k8s.io',
    versions: ['v1'],
    resource: 'inferencepools',
    kind: 'InferencePool',
    parse: parseInferencePool,
    isCustom: true,
  }),
  legacyInferencePools: kindOf({
    group: LEGACY_INFERENCE,
    versions: ['v1alpha2'],
    resource: 'inferencepools',
    kind: 'InferencePool',
    parse: parseLegacyInferencePool,
    isCustom: true,
  }),
  inferenceObjectives: kindOf({
    group: 'llm-d.ai',
    versions: ['v1alpha2'],
    resource: 'inferenceobjectives',
    kind: 'InferenceObjective',
    parse: parseInferenceObjective,
    isCustom: true,
  }),
  legacyInferenceObjectives: kindOf({
    group: LEGACY_INFERENCE,
    versions: ['v1alpha2'],
    resource: 'inferenceobjectives',
    kind: 'InferenceObjective',
    parse: parseInferenceObjective,
    isCustom: true,
  }),
  gatewayPolicies: kindOf({
    group: 'agentgateway.dev',
    versions: ['v1alpha1'],
    resource: 'agentgatewaypolicies',
    kind: 'AgentgatewayPolicy',
    parse: parseGatewayPolicy,
    isCustom: true,
  }),
  deployments: kindOf({
    group: 'apps',
    versions: ['v1'],
    resource: 'deployments',
    kind: 'Deployment',
    parse: parseDeployment,
    isLarge: true,
  }),
  services: kindOf({
    group: '',
    versions: ['v1'],
    resource: 'services',
    kind: 'Service',
    parse: parseService,
    isLarge: true,
  }),
  endpointSlices: kindOf({
    group: 'discovery.k8s.io',
    versions: ['v1'],
    resource: 'endpointslices',
    kind: 'EndpointSlice',
    parse: parseEndpointSlice,
    isLarge: true,
  }),
  pods: kindOf({
    group: '',
    versions: ['v1'],
    resource: 'pods',
    kind: 'Pod',
    parse: parsePod,
    isLarge: true,
  }),
  events: kindOf({
    group: '',
    versions: ['v1'],
    resource: 'events',
    kind: 'Event',
    // What goes well is most of the events of a cluster, and explains nothing.
    fieldSelector: 'type!=Normal',
    parse: parseClusterEvent,
    isLarge: true,
  }),
};
