// SPDX-License-Identifier: Apache-2.0
import { HttpRoute, RouteMatch } from '../objects/ClusterObjects';
import { ProviderName } from '../providers/Provider';
import { compareText, objectKey } from '../topology/objectKey';

/** A match of a rule that could take a request. */
export interface Ranked {
  route: HttpRoute;
  /** Index of the rule in the route, and of the match in the rule. */
  rule: number;
  match: number;
  spec: RouteMatch;
  /** How specifically the route's hostname means the host. */
  host: number;
}

/**
 * The order in which the Gateway API asks: most specific hostname, exact path,
 * longest prefix, a method, most headers, most query parameters, oldest route,
 * first by namespace and name, first rule.
 *
 * https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export function compareCandidates(
  a: Ranked,
  b: Ranked,
  provider: ProviderName,
): number {
  return (
    b.host - a.host ||
    pathRank(b.spec, provider) - pathRank(a.spec, provider) ||
    pathLength(b.spec) - pathLength(a.spec) ||
    Number(b.spec.method !== undefined) - Number(a.spec.method !== undefined) ||
    b.spec.headers.length - a.spec.headers.length ||
    b.spec.queryParams.length - a.spec.queryParams.length ||
    compareText(a.route.meta.createdAt ?? '', b.route.meta.createdAt ?? '') ||
    compareText(objectKey(a.route.meta), objectKey(b.route.meta)) ||
    a.rule - b.rule ||
    a.match - b.match
  );
}

/**
 * Where regular expressions stand the Gateway API leaves open. agentgateway has
 * them among the prefixes, by length; elsewhere they come last here.
 */
function pathRank({ path }: RouteMatch, provider: ProviderName): number {
  switch (path?.type ?? 'PathPrefix') {
    case 'Exact':
      return 2;
    case 'PathPrefix':
      return 1;
    default:
      return provider === 'agentgateway' ? 1 : 0;
  }
}

function pathLength({ path }: RouteMatch): number {
  return (path?.value ?? '/').length;
}
