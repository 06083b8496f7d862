// SPDX-License-Identifier: Apache-2.0
import type { KubernetesObject } from '../../cluster/KubernetesObject';
import {
  readListeners,
  type Listener,
} from '../../controllers/agentgateway/RouteModel';
import type { DataRequest } from '../DataRequest';
import { HttpRoute, readHttpRoute, RouteMatch, RouteRule } from './HttpRoute';
import { matchHostname } from './matchHostname';
import { compareMatches, matchRequest } from './matchRequest';

/** Where a request goes, before a backend is drawn. */
export interface RoutedRequest {
  listener: Listener;
  route: HttpRoute;
  rule: RouteRule;
  /** Reason why the route's references don't resolve, where they don't. */
  unresolved?: string;
}

interface Candidate extends RoutedRequest {
  match: RouteMatch;
}

const compareText = (a: string, b: string) => Number(a > b) - Number(a < b);

/** Matches of one route keep their order, which a stable sort preserves. */
function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    compareMatches(a.match, b.match) ||
    compareText(a.route.createdAt, b.route.createdAt) ||
    compareText(
      `${a.route.namespace}/${a.route.name}`,
      `${b.route.namespace}/${b.route.name}`,
    )
  );
}

/** The routes a Gateway's proxy has, in the order in which they count. */
export class RouteTable {
  readonly listeners: Listener[];
  private readonly candidates: Candidate[];

  constructor(gateway: KubernetesObject, routes: readonly KubernetesObject[]) {
    const { namespace, name } = gateway.metadata;
    this.listeners = readListeners(gateway).filter(
      ({ protocol }) => protocol === 'HTTP' || protocol === 'HTTPS',
    );
    this.candidates = routes
      .map(readHttpRoute)
      .flatMap(route =>
        route.parents
          .filter(
            ({ ref, accepted }) =>
              accepted &&
              ref.kind === 'Gateway' &&
              ref.namespace === namespace &&
              ref.name === name,
          )
          .flatMap(parent =>
            this.listeners
              .filter(
                listener =>
                  (parent.ref.sectionName ?? listener.name) === listener.name &&
                  (parent.ref.port ?? listener.port) === listener.port,
              )
              .flatMap(listener =>
                route.rules.flatMap(rule =>
                  rule.matches.map(match => ({
                    listener,
                    route,
                    rule,
                    match,
                    unresolved: parent.unresolved,
                  })),
                ),
              ),
          ),
      )
      .sort(compareCandidates);
  }

  /** The listener whose hostname means the host most specifically. */
  findListener(host: string): Listener | undefined {
    return mostSpecific(this.listeners, listener =>
      matchHostname(listener.hostname, host),
    )[0];
  }

  find(request: DataRequest): RoutedRequest | undefined {
    const listener = this.findListener(request.host);
    if (!listener) return undefined;
    const matching = this.candidates.filter(
      candidate =>
        candidate.listener === listener &&
        matchRequest(candidate.match, request),
    );
    return mostSpecific(matching, ({ route }) =>
      matchHostnames(route.hostnames, request.host),
    )[0];
  }
}

function matchHostnames(
  hostnames: readonly string[],
  host: string,
): number | undefined {
  if (hostnames.length === 0) return 0;
  const scores = hostnames.flatMap(
    hostname => matchHostname(hostname, host) ?? [],
  );
  return scores.length > 0 ? Math.max(...scores) : undefined;
}

/** Those with the highest score, in their order. */
function mostSpecific<T>(
  items: readonly T[],
  score: (item: T) => number | undefined,
): T[] {
  let best = -1;
  let found: T[] = [];
  for (const item of items) {
    const value = score(item) ?? -1;
    if (value > best) {
      best = value;
      found = [item];
    } else if (value === best && value >= 0) {
      found.push(item);
    }
  }
  return found;
}
