// SPDX-License-Identifier: Apache-2.0
import {
  ClusterObjects,
  InferenceModelRewrite,
  InferenceObjective,
  Workload,
} from '../../core/objects/ClusterObjects';
import { FluxSource } from '../../core/objects/GitOpsObjects';
import { ProviderPolicy } from '../../core/objects/ProviderObjects';
import { KindSources } from './createKindSources';
import { joinCached } from './joinCached';
import { joinPools, joinSorted } from './joinPools';

/**
 * The objects of all kinds, those of several groups as one list. A list is the
 * same array until something in it changes.
 */
export class JoinedObjects {
  readonly #joinPools = joinCached(joinPools);
  readonly #joinObjectives = joinCached(joinSorted<InferenceObjective>);
  readonly #joinRewrites = joinCached(joinSorted<InferenceModelRewrite>);
  readonly #joinWorkloads = joinCached((...lists: Workload[][]) =>
    lists.flat(),
  );
  readonly #joinPolicies = joinCached((...lists: ProviderPolicy[][]) =>
    lists.flat(),
  );
  readonly #joinFluxSources = joinCached(joinSorted<FluxSource>);

  of(kinds: KindSources): ClusterObjects {
    return {
      gatewayClasses: kinds.gatewayClasses.objects(),
      gateways: kinds.gateways.objects(),
      httpRoutes: kinds.httpRoutes.objects(),
      referenceGrants: kinds.referenceGrants.objects(),
      inferencePools: this.#joinPools(
        kinds.inferencePools.objects(),
        kinds.legacyInferencePools.objects(),
      ),
      inferenceObjectives: this.#joinObjectives(
        kinds.inferenceObjectives.objects(),
        kinds.legacyInferenceObjectives.objects(),
      ),
      inferenceModelRewrites: this.#joinRewrites(
        kinds.inferenceModelRewrites.objects(),
        kinds.legacyInferenceModelRewrites.objects(),
      ),
      inferencePoolImports: kinds.inferencePoolImports.objects(),
      inferenceModels: kinds.inferenceModels.objects(),
      llmInferenceServices: kinds.llmInferenceServices.objects(),
      gatewayPolicies: kinds.gatewayPolicies.objects(),
      providerPolicies: this.#joinPolicies(
        kinds.trafficPolicies.objects(),
        kinds.backendTrafficPolicies.objects(),
        kinds.clientTrafficPolicies.objects(),
        kinds.securityPolicies.objects(),
        kinds.gcpBackendPolicies.objects(),
        kinds.healthCheckPolicies.objects(),
        kinds.proxySettingsPolicies.objects(),
        kinds.clientSettingsPolicies.objects(),
      ),
      aiGatewayRoutes: kinds.aiGatewayRoutes.objects(),
      destinationRules: kinds.destinationRules.objects(),
      deployments: this.#joinWorkloads(
        kinds.deployments.objects(),
        kinds.statefulSets.objects(),
        kinds.leaderWorkerSets.objects(),
      ),
      services: kinds.services.objects(),
      endpointSlices: kinds.endpointSlices.objects(),
      pods: kinds.pods.objects(),
      events: kinds.events.objects(),
      crds: kinds.crds.objects(),
      fluxKustomizations: kinds.fluxKustomizations.objects(),
      helmReleases: kinds.helmReleases.objects(),
      fluxSources: this.#joinFluxSources(
        kinds.gitRepositories.objects(),
        kinds.ociRepositories.objects(),
      ),
      argoApplications: kinds.argoApplications.objects(),
    };
  }
}
