// SPDX-License-Identifier: Apache-2.0

/** Kinds that are watched, as `KindStatus.kind` names them. */
export type WatchedKind =
  | 'GatewayClass'
  | 'Gateway'
  | 'HTTPRoute'
  | 'ReferenceGrant'
  | 'InferencePool'
  | 'InferenceObjective'
  | 'InferenceModelRewrite'
  | 'InferencePoolImport'
  | 'InferenceModel'
  | 'LLMInferenceService'
  | 'AgentgatewayPolicy'
  | 'TrafficPolicy'
  | 'BackendTrafficPolicy'
  | 'ClientTrafficPolicy'
  | 'SecurityPolicy'
  | 'AIGatewayRoute'
  | 'GCPBackendPolicy'
  | 'HealthCheckPolicy'
  | 'DestinationRule'
  | 'ProxySettingsPolicy'
  | 'ClientSettingsPolicy'
  | 'Deployment'
  | 'StatefulSet'
  | 'LeaderWorkerSet'
  | 'Service'
  | 'EndpointSlice'
  | 'Pod'
  | 'Event'
  | 'CustomResourceDefinition'
  | 'Kustomization'
  | 'HelmRelease'
  | 'GitRepository'
  | 'OCIRepository'
  | 'Application';

/** Whether what exists of a kind is known, be it that none exists. */
export type IsKnown = (kind: WatchedKind) => boolean;
