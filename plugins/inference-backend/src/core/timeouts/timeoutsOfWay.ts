// SPDX-License-Identifier: Apache-2.0
import { EffectiveTimeout } from '@inference-portal/backstage-plugin-inference-common';
import { ClusterObjects } from '../objects/ClusterObjects';
import { policiesOfGateway, policiesOfRoute } from '../policies/policiesOf';
import { Provider } from '../providers/providerOf';
import { PoolNode, Way } from '../topology/ClusterTopology';
import { isPoolRef } from '../topology/joinRoutes';
import { objectKey } from '../topology/objectKey';
import { deriveTimeouts } from './deriveTimeouts';

const NOBODY: Provider = { name: 'unknown', title: 'an unknown provider' };

/** What can cut a request that goes through a parent of a route and one of its rules. */
export function timeoutsOfWay(
  { parent, rule }: Way,
  known: {
    objects: Pick<ClusterObjects, 'gatewayPolicies'>;
    policiesKnown: boolean;
    observedP95Ms(pool: PoolNode): number | undefined;
  },
): EffectiveTimeout[] {
  const { objects, policiesKnown } = known;
  const { gateway, listeners } = parent;
  const { route } = rule.route;
  const observed = rule.backends.flatMap(({ pool }) =>
    pool ? known.observedP95Ms(pool) ?? [] : [],
  );
  return deriveTimeouts({
    route,
    rule: rule.index,
    provider: gateway?.provider ?? NOBODY,
    routePolicies: policiesOfRoute(
      objects,
      route,
      rule.spec.name,
      objectKey(parent.ref),
    ),
    gatewayPolicies: gateway
      ? policiesOfGateway(objects, gateway.gateway, listeners[0])
      : [],
    policiesKnown,
    leadsToPool: rule.spec.backendRefs.some(isPoolRef),
    observedP95Ms: observed.length > 0 ? Math.max(...observed) : undefined,
  });
}
