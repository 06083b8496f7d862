// SPDX-License-Identifier: Apache-2.0
import { KindSource } from './KindSource';
import { KindWatch, KindWatchOptions } from './KindWatch';
import { NamespacedKindWatch } from './NamespacedKindWatch';
import { WatchedKind } from './WatchedKind';
import { WATCHED_KINDS } from './watchedKinds';

export interface KindSourcesOptions
  extends Pick<
    KindWatchOptions<unknown>,
    'get' | 'clock' | 'random' | 'limits' | 'onChange'
  > {
  /** Namespaces that hold pools or gateways, as they are now. */
  namespaces: () => ReadonlySet<string>;
  /** Whether the cluster has the kind's CRD; undefined where that is not known. */
  isInstalled: (kind: WatchedKind<unknown>) => boolean | undefined;
  /** Called when pools or gateways changed. */
  onScopeChange: () => void;
  onCrdsChange: () => void;
}

/** A source for each kind that is watched in a cluster; none of them runs yet. */
export function createKindSources(options: KindSourcesOptions) {
  const { namespaces, isInstalled, onScopeChange, onCrdsChange } = options;
  const watchOptions = <T>(
    kind: WatchedKind<T>,
    alsoOnChange?: () => void,
  ) => ({
    kind,
    get: options.get,
    clock: options.clock,
    random: options.random,
    limits: options.limits,
    isInstalled: () => isInstalled(kind),
    onChange: () => {
      alsoOnChange?.();
      options.onChange();
    },
  });
  const whole = <T>(kind: WatchedKind<T>, alsoOnChange?: () => void) =>
    new KindWatch<T>(watchOptions(kind, alsoOnChange));
  const scoped = <T>(kind: WatchedKind<T>, keepsAll = false) =>
    new NamespacedKindWatch<T>({ ...watchOptions(kind), namespaces, keepsAll });
  const kinds = WATCHED_KINDS;
  return {
    crds: whole(kinds.crds, onCrdsChange),
    gatewayClasses: whole(kinds.gatewayClasses),
    gateways: whole(kinds.gateways, onScopeChange),
    httpRoutes: whole(kinds.httpRoutes),
    referenceGrants: whole(kinds.referenceGrants),
    inferencePools: whole(kinds.inferencePools, onScopeChange),
    legacyInferencePools: whole(kinds.legacyInferencePools, onScopeChange),
    inferenceObjectives: whole(kinds.inferenceObjectives),
    legacyInferenceObjectives: whole(kinds.legacyInferenceObjectives),
    inferenceModelRewrites: whole(kinds.inferenceModelRewrites),
    legacyInferenceModelRewrites: whole(kinds.legacyInferenceModelRewrites),
    inferencePoolImports: whole(kinds.inferencePoolImports),
    inferenceModels: whole(kinds.inferenceModels),
    llmInferenceServices: whole(kinds.llmInferenceServices),
    gatewayPolicies: whole(kinds.gatewayPolicies),
    trafficPolicies: whole(kinds.trafficPolicies),
    backendTrafficPolicies: whole(kinds.backendTrafficPolicies),
    clientTrafficPolicies: whole(kinds.clientTrafficPolicies),
    securityPolicies: whole(kinds.securityPolicies),
    aiGatewayRoutes: whole(kinds.aiGatewayRoutes),
    gcpBackendPolicies: whole(kinds.gcpBackendPolicies),
    healthCheckPolicies: whole(kinds.healthCheckPolicies),
    destinationRules: whole(kinds.destinationRules),
    proxySettingsPolicies: whole(kinds.proxySettingsPolicies),
    clientSettingsPolicies: whole(kinds.clientSettingsPolicies),
    fluxKustomizations: whole(kinds.fluxKustomizations),
    helmReleases: whole(kinds.helmReleases),
    gitRepositories: whole(kinds.gitRepositories),
    ociRepositories: whole(kinds.ociRepositories),
    argoApplications: whole(kinds.argoApplications),
    deployments: scoped(kinds.deployments, true),
    statefulSets: scoped(kinds.statefulSets),
    leaderWorkerSets: scoped(kinds.leaderWorkerSets),
    services: scoped(kinds.services),
    endpointSlices: scoped(kinds.endpointSlices),
    pods: scoped(kinds.pods),
    events: scoped(kinds.events),
  };
}

export type KindSources = ReturnType<typeof createKindSources>;

export function allOf(sources: KindSources): KindSource<unknown>[] {
  return Object.values(sources);
}

/** Those that depend on which namespaces hold pools and gateways. */
export function namespacedOf(
  sources: KindSources,
): NamespacedKindWatch<unknown>[] {
  return allOf(sources).filter(
    (source): source is NamespacedKindWatch<unknown> =>
      source instanceof NamespacedKindWatch,
  );
}
