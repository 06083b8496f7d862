// SPDX-License-Identifier: Apache-2.0
import { ClusterObjects, HttpRoute } from '../objects/ClusterObjects';
import {
  gatewayRef,
  sampleObjects,
  sampleRoute,
  sampleSnapshot,
} from '../testing/sampleObjects';
import { deriveTopology } from './deriveTopology';
import { splitQueryOf } from './splitQueryOf';

/** What is asked for the first rule of chat/chat-route. */
function queryOf(edit: (route: HttpRoute, objects: ClusterObjects) => void) {
  const objects = sampleObjects();
  edit(objects.httpRoutes[0], objects);
  const { ways } = deriveTopology(sampleSnapshot(objects));
  const [way] = ways.filter(
    ({ rule }) => rule.route.key === 'chat/chat-route' && rule.index === 0,
  );
  return splitQueryOf(way);
}

const ALONE = {
  sharedInRoute: false,
  sharedInGateway: false,
  shared: false,
};

function poolsOf(edit: (route: HttpRoute, objects: ClusterObjects) => void) {
  return queryOf(edit)?.pools;
}

it('names the rule and its pools', () => {
  expect(queryOf(() => {})).toEqual({
    gateway: 'infra/front',
    route: 'chat/chat-route',
    rule: { index: 0 },
    pools: [
      { pool: 'chat/stable', ...ALONE },
      { pool: 'chat/canary', ...ALONE },
    ],
  });
});

it('takes the name of a rule that has one, and a pool once', () => {
  const query = queryOf(({ rules: [rule] }) => {
    rule.name = 'weighted';
    rule.backendRefs.push({ ...rule.backendRefs[1], weight: 3 });
  });
  expect(query?.rule).toEqual({ index: 0, name: 'weighted' });
  expect(query?.pools.map(({ pool }) => pool)).toEqual([
    'chat/stable',
    'chat/canary',
  ]);
});

it.each<[string, (route: HttpRoute, objects: ClusterObjects) => void, object]>([
  [
    'another rule of the route',
    ({ rules }) => {
      const [rule] = rules;
      rules.push({ ...rule, backendRefs: [rule.backendRefs[1]] });
    },
    { ...ALONE, sharedInRoute: true, shared: true },
  ],
  [
    'another route of the gateway',
    (_, { httpRoutes }) => {
      httpRoutes.push(
        sampleRoute('chat', 'testers', 'acme/chat-7b', [['canary', 1]]),
      );
    },
    { ...ALONE, sharedInGateway: true, shared: true },
  ],
  [
    'a route of another gateway',
    (_, { httpRoutes }) => {
      const route = sampleRoute('chat', 'inside', 'acme/chat-7b', [
        ['canary', 1],
      ]);
      route.parentRefs = [gatewayRef('inner', 'infra')];
      httpRoutes.push(route);
    },
    { ...ALONE, shared: true },
  ],
])('tells of requests that come by %s', (_, edit, expected) => {
  expect(poolsOf(edit)).toEqual([
    { pool: 'chat/stable', ...ALONE },
    { pool: 'chat/canary', ...expected },
  ]);
});

it('tells of requests that come through another gateway by the same rule', () => {
  const pools = poolsOf(route => {
    route.parentRefs.push(gatewayRef('inner', 'infra'));
  });
  expect(pools?.map(({ shared }) => shared)).toEqual([true, true]);
});

it.each([
  ['a Service', { kind: 'Service', group: '', weight: 1 }],
  ['a pool that there is not', { name: 'ghost', weight: 1 }],
])('asks nothing for a rule that sends requests to %s', (_, backend) => {
  const query = queryOf(({ rules: [{ backendRefs }] }) => {
    backendRefs.push({ ...backendRefs[0], ...backend });
  });
  expect(query).toBeUndefined();
});

it('does not mind what gets no requests', () => {
  const pools = poolsOf(({ rules: [{ backendRefs }] }) => {
    backendRefs.push({ ...backendRefs[0], name: 'ghost', weight: 0 });
  });
  expect(pools).toHaveLength(2);
});
