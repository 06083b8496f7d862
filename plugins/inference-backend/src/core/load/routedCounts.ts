// SPDX-License-Identifier: Apache-2.0
import { Subject, SubjectFilter } from '../signals/Subject';

/** A pool, and what else its requests may come through. */
export interface SplitPool {
  /** `namespace/name`. */
  pool: string;
  /** Other rules of the route send requests to it too. */
  sharedInRoute: boolean;
  /** Other routes of the gateway do. */
  sharedInGateway: boolean;
  /** Any other rule does, through whichever gateway. */
  shared: boolean;
}

/** A rule of a route through one gateway, whose split is asked for. */
export interface SplitQuery {
  /** `namespace/name`. */
  gateway: string;
  /** `namespace/name`. */
  route: string;
  rule: { index: number; name?: string };
  pools: readonly SplitPool[];
}

/** Rules are told apart by name only: all that have none are `unknown`. */
function agentgatewayFilter(
  { gateway, route, rule }: SplitQuery,
  { pool, sharedInRoute }: SplitPool,
): SubjectFilter | undefined {
  if (sharedInRoute && rule.name === undefined) {
    return undefined;
  }
  const [namespace, name] = pool.split('/');
  const backend = `${name}.${namespace}.inference.cluster.local`;
  return subject =>
    subject.gateway === gateway &&
    subject.route === route &&
    subject.backend?.split(':')[0] === backend &&
    (!sharedInRoute || subject.rule === rule.name);
}

function istioFilter({ pool, sharedInRoute, sharedInGateway }: SplitPool) {
  if (sharedInRoute || sharedInGateway) {
    return undefined;
  }
  const [namespace, name] = pool.split('/');
  const end = `.${namespace}.svc.cluster.local`;
  return ({ backend }: Subject) =>
    backend !== undefined &&
    backend.startsWith(`${name}-ip-`) &&
    backend.endsWith(end) &&
    /^[0-9a-f]{8}$/.test(backend.slice(`${name}-ip-`.length, -end.length));
}

function envoyAiFilter({ pool, sharedInRoute, sharedInGateway }: SplitPool) {
  return sharedInRoute || sharedInGateway
    ? undefined
    : (subject: Subject) => subject.backend === pool;
}

function envoyFilter({ route, rule, pools }: SplitQuery) {
  const cluster = `httproute/${route}/rule/${rule.index}`;
  return pools.length > 1
    ? undefined
    : (subject: Subject) => subject.route === cluster;
}

/**
 * Which series of a gateway's proxy count the requests that a rule sends to a
 * pool; undefined where the proxy doesn't keep them apart from others.
 */
export function routedSeriesOf(
  engine: string,
  query: SplitQuery,
  pool: SplitPool,
): SubjectFilter | undefined {
  switch (engine) {
    case 'agentgateway':
      return agentgatewayFilter(query, pool);
    case 'istio':
      return istioFilter(pool);
    case 'envoy-gateway':
      return envoyFilter(query);
    case 'envoy-ai-gateway':
      return envoyAiFilter(pool);
    default:
      return undefined;
  }
}
