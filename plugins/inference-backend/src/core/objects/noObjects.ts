// SPDX-License-Identifier: Apache-2.0
import { ClusterObjects } from './ClusterObjects';

/** What is known of a cluster before anything was read. */
export function noObjects(): ClusterObjects {
  return {
    gatewayClasses: [],
    gateways: [],
    httpRoutes: [],
    referenceGrants: [],
    inferencePools: [],
    inferenceObjectives: [],
    inferenceModelRewrites: [],
    inferencePoolImports: [],
    inferenceModels: [],
    llmInferenceServices: [],
    gatewayPolicies: [],
    providerPolicies: [],
    aiGatewayRoutes: [],
    destinationRules: [],
    deployments: [],
    services: [],
    endpointSlices: [],
    pods: [],
    events: [],
    crds: [],
    fluxKustomizations: [],
    helmReleases: [],
    fluxSources: [],
    argoApplications: [],
  };
}
