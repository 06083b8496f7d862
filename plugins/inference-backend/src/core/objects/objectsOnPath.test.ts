// SPDX-License-Identifier: Apache-2.0
import {
  condition,
  sampleObjects,
  sampleSnapshot,
  metaOf,
} from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';
import { objectKey } from '../topology/objectKey';
import { ClusterEvent } from './ClusterObjects';
import { eventsOf } from './eventsOf';
import { objectsOnPath } from './objectsOnPath';

function pathTo(key: string) {
  const objects = sampleObjects();
  objects.gateways[0].listeners[0].conditions = [
    condition('Programmed', 'False', 'Pending'),
  ];
  const pool = deriveTopology(sampleSnapshot(objects)).poolsByKey.get(key);
  return pool ? objectsOnPath(pool) : [];
}

it('names all that requests to a pool pass, and nothing of others', () => {
  expect(
    pathTo('support/helper').map(
      ({ meta }) => `${meta.kind} ${objectKey(meta)}`,
    ),
  ).toEqual([
    'Gateway infra/front',
    'GatewayClass agentgateway',
    'AgentgatewayPolicy infra/bbr',
    'HTTPRoute support/helper-route',
    'InferencePool support/helper',
    'Service support/helper-epp',
    'Deployment support/helper-epp',
    'Pod support/helper-epp-0',
    'Deployment support/helper',
    'Pod support/helper-0',
    'Pod support/helper-1',
  ]);
});

it('names the part a condition is of, the same in all languages', () => {
  const [gateway, , policy, route] = pathTo('support/helper');

  expect(gateway.conditions.map(({ of, type }) => [of, type])).toEqual([
    [undefined, 'Accepted'],
    [undefined, 'Programmed'],
    ['listener http', 'Programmed'],
  ]);
  expect(policy.conditions[0].of).toBe('Gateway infra/front');
  expect(route.conditions[0].of).toBe('Gateway infra/front');
});

function event(
  kind: string,
  name: string,
  lastSeenAt: string,
  namespace = 'chat',
): ClusterEvent {
  return {
    meta: metaOf('v1', 'Event', namespace, `${name}.1`),
    type: 'Warning',
    reason: `${kind}-${name}`,
    message: 'quota exceeded',
    regarding: { kind, namespace, name },
    count: 3,
    lastSeenAt,
  };
}

it('lists the events of an object and of what a Deployment makes, newest first', () => {
  const events = [
    event('Deployment', 'canary', '2026-11-20T11:00:00Z'),
    event('ReplicaSet', 'canary-7c9d', '2026-11-20T11:30:00Z'),
    event('ReplicaSet', 'canary-epp-5b8f', '2026-11-20T11:40:00Z'),
    event('Service', 'canary', '2026-11-20T11:41:00Z'),
    event('Deployment', 'canary', '2026-11-20T11:42:00Z', 'support'),
  ];
  const of = (kind: string) =>
    eventsOf({ kind, namespace: 'chat', name: 'canary' }, events).map(
      ({ regarding, lastSeenAt }) => `${regarding.kind} ${lastSeenAt}`,
    );

  expect(of('Deployment')).toEqual([
    'ReplicaSet 2026-11-20T11:30:00Z',
    'Deployment 2026-11-20T11:00:00Z',
  ]);
  expect(of('Service')).toEqual(['Service 2026-11-20T11:41:00Z']);
});
