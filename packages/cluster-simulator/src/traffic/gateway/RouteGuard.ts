// SPDX-License-Identifier: Apache-2.0
import type { KubernetesObject } from '../../cluster/KubernetesObject';
import type { ObjectStore } from '../../cluster/ObjectStore';
import {
  readList,
  readNumber,
  readRecord,
  readString,
  readStringMap,
} from '../../cluster/readField';
import { AGENTGATEWAY_POLICIES, SECRETS } from '../../cluster/resourceKeys';
import type { DataRequest } from '../DataRequest';
import type { HttpRoute } from './HttpRoute';

/** What a policy on a route answers in place of a backend. */
export interface RouteGuard {
  /** Keys of `apiKeyAuthentication`, which a request must have one of. */
  apiKeys?: ReadonlySet<string>;
  /** Status of `directResponse`. */
  status?: number;
}

export function readGuard(
  { namespace, name }: Pick<HttpRoute, 'namespace' | 'name'>,
  store: Pick<ObjectStore, 'get' | 'list'>,
): RouteGuard {
  const guard: RouteGuard = {};
  for (const policy of store.list(AGENTGATEWAY_POLICIES, namespace)) {
    if (isOn(policy, name)) {
      const traffic = readRecord(policy, 'spec', 'traffic');
      guard.status ??= readNumber(traffic, 'directResponse', 'status');
      guard.apiKeys ??= readKeys(traffic, namespace, store);
    }
  }
  return guard;
}

/** The status with which the guard answers; undefined lets the request through. */
export function refuse(
  { apiKeys, status }: RouteGuard,
  { headers }: Pick<DataRequest, 'headers'>,
): number | undefined {
  const [, key = ''] =
    /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  return apiKeys && !apiKeys.has(key) ? 401 : status;
}

function isOn(policy: KubernetesObject, route: string): boolean {
  return readList(policy, 'spec', 'targetRefs').some(
    ref =>
      readString(ref, 'kind') === 'HTTPRoute' &&
      readString(ref, 'name') === route,
  );
}

/** Each entry of the Secret is one key; in any mode but Strict none is asked for. */
function readKeys(
  traffic: unknown,
  namespace: string,
  store: Pick<ObjectStore, 'get'>,
): ReadonlySet<string> | undefined {
  const secret = readString(
    traffic,
    'apiKeyAuthentication',
    'secretRef',
    'name',
  );
  const mode = readString(traffic, 'apiKeyAuthentication', 'mode') ?? 'Strict';
  if (secret === undefined || mode !== 'Strict') {
    return undefined;
  }
  const data = readStringMap(store.get(SECRETS, namespace, secret), 'data');
  return new Set(
    Object.values(data).map(value =>
      Buffer.from(value, 'base64').toString('utf8'),
    ),
  );
}
