// SPDX-License-Identifier: Apache-2.0
import {
  EffectiveTimeout,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import {
  ClusterObjects,
  Gateway,
  HttpRoute,
  Listener,
} from '../objects/ClusterObjects';
import { AiGatewayRoute } from '../objects/ProviderObjects';
import { IsKnown } from '../objects/WatchedKind';
import { policiesOfGateway, policiesOfRoute } from '../policies/policiesOf';
import { providerPoliciesOf } from '../policies/providerPoliciesOf';
import { Provider } from '../providers/Provider';
import { BackendNode, PoolNode, Way } from '../topology/ClusterTopology';
import { isPoolRef } from '../topology/joinRoutes';
import { objectKey } from '../topology/objectKey';
import { deriveTimeouts } from './deriveTimeouts';
import { LIMITING_KINDS } from './providerTimeouts';

const NOBODY: Provider = { name: 'unknown', title: say`an unknown provider` };

interface Known {
  objects: ClusterObjects;
  isKnown: IsKnown;
  observedP99Ms(pool: PoolNode): number | undefined;
}

/** What can cut a request that goes through a parent of a route and one of its rules. */
export function timeoutsOfWay(
  { parent, rule }: Way,
  known: Known,
): EffectiveTimeout[] {
  return timeoutsOfRule(
    {
      route: rule.route.route,
      rule: rule.index,
      backends: rule.backends,
      provider: parent.gateway?.provider ?? NOBODY,
      gateway: parent.gateway?.gateway,
      gatewayKey: objectKey(parent.ref),
      listener: parent.listeners[0],
    },
    known,
  );
}

/** The same for a rule, the gateway that it is reached by, and its listener. */
export function timeoutsOfRule(
  place: {
    route: HttpRoute;
    rule: number;
    backends: readonly BackendNode[];
    provider: Provider;
    gateway: Gateway | undefined;
    gatewayKey: string;
    listener: Listener | undefined;
  },
  { objects, isKnown, observedP99Ms }: Known,
): EffectiveTimeout[] {
  const { route, rule, backends, provider, gateway, listener } = place;
  const { name: ruleName, backendRefs } = route.rules[rule];
  const pools = backends.flatMap(({ pool }) => pool ?? []);
  const observed = pools.flatMap(pool => observedP99Ms(pool) ?? []);
  const kinds = LIMITING_KINDS[provider.name] ?? [];
  return deriveTimeouts({
    route,
    rule,
    provider,
    routePolicies: policiesOfRoute(objects, route, ruleName, place.gatewayKey),
    gatewayPolicies: gateway
      ? policiesOfGateway(objects, gateway, listener)
      : [],
    providerPolicies: providerPoliciesOf(objects, {
      provider: provider.name,
      gateway,
      listener,
      route,
      ruleName,
      pools: pools.map(({ pool }) => pool),
    }),
    aiRoute: aiRouteOf(route, objects.aiGatewayRoutes),
    hiddenKinds: kinds.filter(kind => !isKnown(kind)),
    leadsToPool: backendRefs.some(isPoolRef),
    observedP99Ms: observed.length > 0 ? Math.max(...observed) : undefined,
  });
}

function aiRouteOf(
  { meta }: HttpRoute,
  aiGatewayRoutes: readonly AiGatewayRoute[],
): AiGatewayRoute | undefined {
  const owner = meta.owners.find(({ kind }) => kind === 'AIGatewayRoute');
  return (
    owner &&
    aiGatewayRoutes.find(
      route =>
        route.meta.namespace === meta.namespace &&
        route.meta.name === owner.name,
    )
  );
}
