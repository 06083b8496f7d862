// SPDX-License-Identifier: Apache-2.0

export interface WatchedResource {
  /** Plural, as roles name it. */
  resource: string;
  /** Read of the namespaces that hold pools and gateways only. */
  isScoped?: true;
}

/** What roles call the kinds that are watched, by `group/kind`. */
export const WATCHED_RESOURCES: Readonly<Record<string, WatchedResource>> = {
  'apiextensions.k8s.io/CustomResourceDefinition': {
    resource: 'customresourcedefinitions',
  },
  'gateway.networking.k8s.io/GatewayClass': { resource: 'gatewayclasses' },
  'gateway.networking.k8s.io/Gateway': { resource: 'gateways' },
  'gateway.networking.k8s.io/HTTPRoute': { resource: 'httproutes' },
  'gateway.networking.k8s.io/ReferenceGrant': { resource: 'referencegrants' },
  'inference.networking.k8s.io/InferencePool': { resource: 'inferencepools' },
  'inference.networking.x-k8s.io/InferencePool': { resource: 'inferencepools' },
  'inference.networking.x-k8s.io/InferenceObjective': {
    resource: 'inferenceobjectives',
  },
  'inference.networking.x-k8s.io/InferenceModelRewrite': {
    resource: 'inferencemodelrewrites',
  },
  'inference.networking.x-k8s.io/InferencePoolImport': {
    resource: 'inferencepoolimports',
  },
  'inference.networking.x-k8s.io/InferenceModel': {
    resource: 'inferencemodels',
  },
  'llm-d.ai/InferenceObjective': { resource: 'inferenceobjectives' },
  'llm-d.ai/InferenceModelRewrite': { resource: 'inferencemodelrewrites' },
  'agentgateway.dev/AgentgatewayPolicy': { resource: 'agentgatewaypolicies' },
  'gateway.kgateway.dev/TrafficPolicy': { resource: 'trafficpolicies' },
  'gateway.envoyproxy.io/BackendTrafficPolicy': {
    resource: 'backendtrafficpolicies',
  },
  'gateway.envoyproxy.io/ClientTrafficPolicy': {
    resource: 'clienttrafficpolicies',
  },
  'gateway.envoyproxy.io/SecurityPolicy': { resource: 'securitypolicies' },
  'aigateway.envoyproxy.io/AIGatewayRoute': { resource: 'aigatewayroutes' },
  'networking.gke.io/GCPBackendPolicy': { resource: 'gcpbackendpolicies' },
  'networking.gke.io/HealthCheckPolicy': { resource: 'healthcheckpolicies' },
  'networking.istio.io/DestinationRule': { resource: 'destinationrules' },
  'gateway.nginx.org/ProxySettingsPolicy': {
    resource: 'proxysettingspolicies',
  },
  'gateway.nginx.org/ClientSettingsPolicy': {
    resource: 'clientsettingspolicies',
  },
  'serving.kserve.io/LLMInferenceService': {
    resource: 'llminferenceservices',
  },
  'kustomize.toolkit.fluxcd.io/Kustomization': { resource: 'kustomizations' },
  'helm.toolkit.fluxcd.io/HelmRelease': { resource: 'helmreleases' },
  'source.toolkit.fluxcd.io/GitRepository': { resource: 'gitrepositories' },
  'source.toolkit.fluxcd.io/OCIRepository': { resource: 'ocirepositories' },
  'argoproj.io/Application': { resource: 'applications' },
  // Of the whole cluster: the gateways' controllers tell their versions.
  'apps/Deployment': { resource: 'deployments' },
  'apps/StatefulSet': { resource: 'statefulsets', isScoped: true },
  'leaderworkerset.x-k8s.io/LeaderWorkerSet': {
    resource: 'leaderworkersets',
    isScoped: true,
  },
  '/Service': { resource: 'services', isScoped: true },
  'discovery.k8s.io/EndpointSlice': {
    resource: 'endpointslices',
    isScoped: true,
  },
  '/Pod': { resource: 'pods', isScoped: true },
  '/Event': { resource: 'events', isScoped: true },
};
