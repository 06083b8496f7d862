// SPDX-License-Identifier: Apache-2.0
import { parseArgoApplication } from './parse/ArgoApplication';
import { parseClusterEvent } from './parse/ClusterEvent';
import { parseCrdBundle } from './parse/CrdBundle';
import { parseDeployment } from './parse/Deployment';
import { parseEndpointSlice } from './parse/EndpointSlice';
import { parseFluxKustomization } from './parse/FluxKustomization';
import { parseFluxSource } from './parse/FluxSource';
import { parseGateway } from './parse/Gateway';
import { parseGatewayClass } from './parse/GatewayClass';
import { parseGatewayPolicy } from './parse/GatewayPolicy';
import { parseHelmRelease } from './parse/HelmRelease';
import { parseHttpRoute } from './parse/HttpRoute';
import { parseInferenceModel } from './parse/InferenceModel';
import { parseInferenceModelRewrite } from './parse/InferenceModelRewrite';
import { parseInferenceObjective } from './parse/InferenceObjective';
import {
  parseInferencePool,
  parseLegacyInferencePool,
} from './parse/InferencePool';
import { parseInferencePoolImport } from './parse/InferencePoolImport';
import { parseLlmInferenceService } from './parse/LlmInferenceService';
import { parsePod } from './parse/Pod';
import {
  parseAiGatewayRoute,
  parseBackendTrafficPolicy,
  parseClientSettingsPolicy,
  parseClientTrafficPolicy,
  parseDestinationRule,
  parseGcpBackendPolicy,
  parseHealthCheckPolicy,
  parseProxySettingsPolicy,
  parseSecurityPolicy,
  parseTrafficPolicy,
} from './parse/providerPolicies';
import { parseReferenceGrant } from './parse/ReferenceGrant';
import { parseService } from './parse/Service';
import { parseLeaderWorkerSet, parseStatefulSet } from './parse/Workload';
import { WatchedKind } from './WatchedKind';

const GATEWAY_API = 'gateway.networking.k8s.io';
const LEGACY_INFERENCE = 'inference.networking.x-k8s.io';
const LLM_D = 'llm-d.ai';
const ENVOY_GATEWAY = 'gateway.envoyproxy.io';
const GKE = 'networking.gke.io';
const NGINX = 'gateway.nginx.org';
const FLUX_SOURCES = 'source.toolkit.fluxcd.io';

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
    isOptional: true,
  }),
  inferenceObjectives: kindOf({
    group: LLM_D,
    versions: ['v1alpha2'],
    resource: 'inferenceobjectives',
    kind: 'InferenceObjective',
    parse: parseInferenceObjective,
    isCustom: true,
    isOptional: true,
  }),
  legacyInferenceObjectives: kindOf({
    group: LEGACY_INFERENCE,
    versions: ['v1alpha2'],
    resource: 'inferenceobjectives',
    kind: 'InferenceObjective',
    parse: parseInferenceObjective,
    isCustom: true,
    isOptional: true,
  }),
  inferenceModelRewrites: kindOf({
    group: LLM_D,
    versions: ['v1alpha2'],
    resource: 'inferencemodelrewrites',
    kind: 'InferenceModelRewrite',
    parse: parseInferenceModelRewrite,
    isCustom: true,
    isOptional: true,
  }),
  legacyInferenceModelRewrites: kindOf({
    group: LEGACY_INFERENCE,
    versions: ['v1alpha2'],
    resource: 'inferencemodelrewrites',
    kind: 'InferenceModelRewrite',
    parse: parseInferenceModelRewrite,
    isCustom: true,
    isOptional: true,
  }),
  inferencePoolImports: kindOf({
    group: LEGACY_INFERENCE,
    versions: ['v1alpha1'],
    resource: 'inferencepoolimports',
    kind: 'InferencePoolImport',
    parse: parseInferencePoolImport,
    isCustom: true,
    isOptional: true,
  }),
  inferenceModels: kindOf({
    group: LEGACY_INFERENCE,
    versions: ['v1alpha2'],
    resource: 'inferencemodels',
    kind: 'InferenceModel',
    metadataOnly: true,
    parse: parseInferenceModel,
    isCustom: true,
    isOptional: true,
  }),
  llmInferenceServices: kindOf({
    group: 'serving.kserve.io',
    // v1alpha2 is served from KServe v0.17 on.
    versions: ['v1alpha2', 'v1alpha1'],
    resource: 'llminferenceservices',
    kind: 'LLMInferenceService',
    parse: parseLlmInferenceService,
    isCustom: true,
    isOptional: true,
  }),
  gatewayPolicies: kindOf({
    group: 'agentgateway.dev',
    versions: ['v1alpha1'],
    resource: 'agentgatewaypolicies',
    kind: 'AgentgatewayPolicy',
    parse: parseGatewayPolicy,
    isCustom: true,
    isOptional: true,
  }),
  trafficPolicies: kindOf({
    group: 'gateway.kgateway.dev',
    versions: ['v1alpha1'],
    resource: 'trafficpolicies',
    kind: 'TrafficPolicy',
    parse: parseTrafficPolicy,
    isCustom: true,
    isOptional: true,
  }),
  backendTrafficPolicies: kindOf({
    group: ENVOY_GATEWAY,
    versions: ['v1alpha1'],
    resource: 'backendtrafficpolicies',
    kind: 'BackendTrafficPolicy',
    parse: parseBackendTrafficPolicy,
    isCustom: true,
    isOptional: true,
  }),
  clientTrafficPolicies: kindOf({
    group: ENVOY_GATEWAY,
    versions: ['v1alpha1'],
    resource: 'clienttrafficpolicies',
    kind: 'ClientTrafficPolicy',
    parse: parseClientTrafficPolicy,
    isCustom: true,
    isOptional: true,
  }),
  securityPolicies: kindOf({
    group: ENVOY_GATEWAY,
    versions: ['v1alpha1'],
    resource: 'securitypolicies',
    kind: 'SecurityPolicy',
    parse: parseSecurityPolicy,
    isCustom: true,
    isOptional: true,
  }),
  aiGatewayRoutes: kindOf({
    group: 'aigateway.envoyproxy.io',
    versions: ['v1beta1', 'v1alpha1'],
    resource: 'aigatewayroutes',
    kind: 'AIGatewayRoute',
    parse: parseAiGatewayRoute,
    isCustom: true,
    isOptional: true,
  }),
  gcpBackendPolicies: kindOf({
    group: GKE,
    versions: ['v1'],
    resource: 'gcpbackendpolicies',
    kind: 'GCPBackendPolicy',
    parse: parseGcpBackendPolicy,
    isCustom: true,
    isOptional: true,
  }),
  healthCheckPolicies: kindOf({
    group: GKE,
    versions: ['v1'],
    resource: 'healthcheckpolicies',
    kind: 'HealthCheckPolicy',
    parse: parseHealthCheckPolicy,
    isCustom: true,
    isOptional: true,
  }),
  destinationRules: kindOf({
    group: 'networking.istio.io',
    versions: ['v1', 'v1beta1'],
    resource: 'destinationrules',
    kind: 'DestinationRule',
    parse: parseDestinationRule,
    isCustom: true,
    isOptional: true,
  }),
  proxySettingsPolicies: kindOf({
    group: NGINX,
    versions: ['v1alpha1'],
    resource: 'proxysettingspolicies',
    kind: 'ProxySettingsPolicy',
    parse: parseProxySettingsPolicy,
    isCustom: true,
    isOptional: true,
  }),
  clientSettingsPolicies: kindOf({
    group: NGINX,
    versions: ['v1alpha1'],
    resource: 'clientsettingspolicies',
    kind: 'ClientSettingsPolicy',
    parse: parseClientSettingsPolicy,
    isCustom: true,
    isOptional: true,
  }),
  fluxKustomizations: kindOf({
    group: 'kustomize.toolkit.fluxcd.io',
    versions: ['v1', 'v1beta2'],
    resource: 'kustomizations',
    kind: 'Kustomization',
    parse: parseFluxKustomization,
    isCustom: true,
    isOptional: true,
  }),
  helmReleases: kindOf({
    group: 'helm.toolkit.fluxcd.io',
    versions: ['v2', 'v2beta2', 'v2beta1'],
    resource: 'helmreleases',
    kind: 'HelmRelease',
    parse: parseHelmRelease,
    isCustom: true,
    isOptional: true,
  }),
  gitRepositories: kindOf({
    group: FLUX_SOURCES,
    versions: ['v1', 'v1beta2'],
    resource: 'gitrepositories',
    kind: 'GitRepository',
    parse: parseFluxSource,
    isCustom: true,
    isOptional: true,
  }),
  ociRepositories: kindOf({
    group: FLUX_SOURCES,
    versions: ['v1', 'v1beta2'],
    resource: 'ocirepositories',
    kind: 'OCIRepository',
    parse: parseFluxSource,
    isCustom: true,
    isOptional: true,
  }),
  argoApplications: kindOf({
    group: 'argoproj.io',
    versions: ['v1alpha1'],
    resource: 'applications',
    kind: 'Application',
    parse: parseArgoApplication,
    isCustom: true,
    isOptional: true,
  }),
  deployments: kindOf({
    group: 'apps',
    versions: ['v1'],
    resource: 'deployments',
    kind: 'Deployment',
    parse: parseDeployment,
    isLarge: true,
  }),
  statefulSets: kindOf({
    group: 'apps',
    versions: ['v1'],
    resource: 'statefulsets',
    kind: 'StatefulSet',
    parse: parseStatefulSet,
    isLarge: true,
  }),
  leaderWorkerSets: kindOf({
    group: 'leaderworkerset.x-k8s.io',
    versions: ['v1'],
    resource: 'leaderworkersets',
    kind: 'LeaderWorkerSet',
    parse: parseLeaderWorkerSet,
    isCustom: true,
    isOptional: true,
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
    isAlike: true,
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
