// SPDX-License-Identifier: Apache-2.0
import type { KubernetesObject } from '../../cluster/KubernetesObject';
import {
  readField,
  readList,
  readNumber,
  readRecord,
  readString,
} from '../../cluster/readField';
import {
  readParentRefs,
  type ParentRef,
} from '../../controllers/agentgateway/RouteModel';
import { parseDuration } from './parseDuration';

export interface ValueMatch {
  name: string;
  exact: boolean;
  value: string;
}

export interface RouteMatch {
  path: { type: string; value: string };
  method?: string;
  headers: ValueMatch[];
  queryParams: ValueMatch[];
}

export interface RouteBackend {
  group: string;
  kind: string;
  namespace: string;
  name: string;
  port?: number;
  weight: number;
}

export interface RouteRule {
  name?: string;
  matches: RouteMatch[];
  backends: RouteBackend[];
  /** Of its RequestRedirect filter. */
  redirect?: { status: number; hostname?: string };
  /** Whole transaction; undefined without limit. */
  requestTimeoutMs?: number;
  /** Until the backend's response headers. */
  backendTimeoutMs?: number;
}

/** What a route's parent says about it. */
export interface RouteParent {
  ref: ParentRef;
  accepted: boolean;
  /** Reason of ResolvedRefs=False. */
  unresolved?: string;
}

export interface HttpRoute {
  namespace: string;
  name: string;
  createdAt: string;
  hostnames: string[];
  parents: RouteParent[];
  rules: RouteRule[];
}

function readValueMatches(list: unknown[]): ValueMatch[] {
  return list.map(entry => ({
    name: readString(entry, 'name') ?? '',
    exact: (readString(entry, 'type') ?? 'Exact') === 'Exact',
    value: readString(entry, 'value') ?? '',
  }));
}

function readMatch(match: unknown): RouteMatch {
  return {
    path: {
      type: readString(match, 'path', 'type') ?? 'PathPrefix',
      value: readString(match, 'path', 'value') ?? '/',
    },
    method: readString(match, 'method'),
    headers: readValueMatches(readList(match, 'headers')),
    queryParams: readValueMatches(readList(match, 'queryParams')),
  };
}

function readRule(rule: unknown, namespace: string): RouteRule {
  const matches = readList(rule, 'matches');
  const timeouts = readRecord(rule, 'timeouts');
  return {
    name: readString(rule, 'name'),
    matches: (matches.length > 0 ? matches : [{}]).map(readMatch),
    backends: readList(rule, 'backendRefs').map(ref => ({
      group: readString(ref, 'group') ?? '',
      kind: readString(ref, 'kind') ?? 'Service',
      namespace: readString(ref, 'namespace') ?? namespace,
      name: readString(ref, 'name') ?? '',
      port: readNumber(ref, 'port'),
      weight: readNumber(ref, 'weight') ?? 1,
    })),
    redirect: readRedirect(rule),
    // agentgateway takes 0s for "no limit".
    requestTimeoutMs: parseDuration(timeouts.request) || undefined,
    backendTimeoutMs: parseDuration(timeouts.backendRequest) || undefined,
  };
}

function readRedirect(rule: unknown): RouteRule['redirect'] {
  const filter = readList(rule, 'filters').find(
    one => readString(one, 'type') === 'RequestRedirect',
  );
  return filter === undefined
    ? undefined
    : {
        status: readNumber(filter, 'requestRedirect', 'statusCode') ?? 302,
        hostname: readString(filter, 'requestRedirect', 'hostname'),
      };
}

function sameParent(ref: ParentRef, status: unknown, namespace: string) {
  const own = readRecord(status, 'parentRef');
  return (
    own.name === ref.name &&
    (readString(own, 'namespace') ?? namespace) === ref.namespace &&
    readString(own, 'sectionName') === ref.sectionName &&
    readNumber(own, 'port') === ref.port
  );
}

function readCondition(status: unknown, type: string): unknown {
  return readList(status, 'conditions').find(
    condition => readString(condition, 'type') === type,
  );
}

export function readHttpRoute(object: KubernetesObject): HttpRoute {
  const { namespace = '', name, creationTimestamp } = object.metadata;
  const statuses = readList(object, 'status', 'parents');
  return {
    namespace,
    name,
    createdAt: creationTimestamp ?? '',
    hostnames: readList(object, 'spec', 'hostnames').flatMap(
      hostname => readString(hostname) ?? [],
    ),
    parents: readParentRefs(object).map(ref => {
      const status = statuses.find(one => sameParent(ref, one, namespace));
      const resolved = readCondition(status, 'ResolvedRefs');
      return {
        ref,
        accepted:
          readField(readCondition(status, 'Accepted'), 'status') === 'True',
        unresolved:
          readString(resolved, 'status') === 'False'
            ? readString(resolved, 'reason')
            : undefined,
      };
    }),
    rules: readList(object, 'spec', 'rules').map(rule =>
      readRule(rule, namespace),
    ),
  };
}
