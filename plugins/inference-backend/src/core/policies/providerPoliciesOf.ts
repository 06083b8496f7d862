// SPDX-License-Identifier: Apache-2.0
import {
  ClusterObjects,
  Gateway,
  HttpRoute,
  InferencePool,
  Listener,
  ObjectMeta,
} from '../objects/ClusterObjects';
import { ProviderPolicy } from '../objects/ProviderObjects';
import { ProviderName } from '../providers/Provider';
import { groupOf, objectKey } from '../topology/objectKey';
import { AppliedPolicy, policiesOf, refusedOn } from './policiesOf';

/** Whose policies of an API group are; nobody else heeds them. */
const PROVIDER_OF_GROUP: Readonly<Record<string, ProviderName>> = {
  'gateway.kgateway.dev': 'kgateway',
  'gateway.envoyproxy.io': 'envoy-gateway',
  'networking.gke.io': 'gke',
  'gateway.nginx.org': 'nginx-gateway-fabric',
};

/** A policy of a provider, and what it is on. */
export interface PlacedPolicy extends AppliedPolicy<ProviderPolicy> {
  place: 'pool' | 'route' | 'gateway';
}

/**
 * Policies of the provider that requests pass which go through a gateway and a
 * rule to its pools; the most specific first.
 */
export function providerPoliciesOf(
  { providerPolicies }: Pick<ClusterObjects, 'providerPolicies'>,
  way: {
    provider: ProviderName;
    gateway?: Gateway;
    listener?: Listener;
    route: HttpRoute;
    ruleName?: string;
    pools: readonly InferencePool[];
  },
): PlacedPolicy[] {
  const { provider, gateway, listener, route, ruleName, pools } = way;
  const own = providerPolicies.filter(
    ({ meta }) => PROVIDER_OF_GROUP[groupOf(meta)] === provider,
  );
  if (own.length === 0) {
    return [];
  }
  const on = (
    place: PlacedPolicy['place'],
    target: ObjectMeta,
    section?: string,
  ): PlacedPolicy[] =>
    policiesOf(own, target, section)
      .reverse()
      .map(applied => ({
        ...applied,
        place,
        refused: gateway
          ? refusedOn(applied.policy, objectKey(gateway.meta))
          : undefined,
      }));
  return [
    ...pools.flatMap(({ meta }) => on('pool', meta)),
    ...on('route', route.meta, ruleName),
    ...(gateway ? on('gateway', gateway.meta, listener?.name) : []),
  ];
}
