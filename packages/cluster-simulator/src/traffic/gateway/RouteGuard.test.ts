// SPDX-License-Identifier: Apache-2.0
import type { KubernetesObject } from '../../cluster/KubernetesObject';
import { readGuard, refuse } from './RouteGuard';

function guardOf(traffic: object, target = 'qwen') {
  const policy: KubernetesObject = {
    apiVersion: 'agentgateway.dev/v1alpha1',
    kind: 'AgentgatewayPolicy',
    metadata: { namespace: 'chat', name: 'guard' },
    spec: { targetRefs: [{ kind: 'HTTPRoute', name: target }], traffic },
  };
  const secret: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace: 'chat', name: 'keys' },
    data: { client: btoa('k-123') },
  };
  return readGuard(
    { namespace: 'chat', name: 'qwen' },
    {
      get: (_, __, name) => (name === 'keys' ? secret : undefined),
      list: () => [policy],
    },
  );
}

const KEYS = { apiKeyAuthentication: { secretRef: { name: 'keys' } } };

it.each<[string, ReturnType<typeof guardOf>, string | undefined, unknown]>([
  ['a request without key', guardOf(KEYS), undefined, 401],
  ['a key nobody has', guardOf(KEYS), 'Bearer k-124', 401],
  ['a key', guardOf(KEYS), 'Bearer k-123', undefined],
  ['a policy on another route', guardOf(KEYS, 'other'), undefined, undefined],
  [
    'keys that are optional',
    guardOf({
      apiKeyAuthentication: {
        ...KEYS.apiKeyAuthentication,
        mode: 'Optional',
      },
    }),
    undefined,
    undefined,
  ],
  [
    'an answer of its own',
    guardOf({ directResponse: { status: 451 } }),
    'Bearer k-123',
    451,
  ],
])('of %s', (_, guard, authorization, expected) => {
  const headers = new Map(
    authorization === undefined ? [] : [['authorization', authorization]],
  );
  expect(refuse(guard, { headers })).toBe(expected);
});
