// SPDX-License-Identifier: Apache-2.0
import {
  Health,
  plainText,
} from '@inference-portal/backstage-plugin-inference-common';
import { findingRules } from '../findings/findingRules';
import { judgeTopology, knownKinds } from '../findings/judgeTopology';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import {
  CRASHED,
  makeUnready,
  makeUnschedulable,
  podsOf,
  setCondition,
} from '../testing/edits';
import { Edit } from '../testing/judgeSample';
import { objectNamed } from '../testing/objectNamed';
import {
  NOW_MS,
  sampleGateway,
  sampleObjects,
  sampleSnapshot,
} from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';
import { groupByPool } from './groupByPool';
import { judgePoolHealth } from './judgePoolHealth';

function healthOf(
  key: string,
  edit: Edit = () => {},
  more: Partial<ClusterSnapshot> = {},
) {
  const objects = sampleObjects();
  edit(objects);
  const snapshot = sampleSnapshot(objects, more);
  const topology = deriveTopology(snapshot);
  const { findings } = judgeTopology(topology, findingRules, NOW_MS);
  const node = topology.poolsByKey.get(key)!;
  const { health, reason } = judgePoolHealth(
    node,
    groupByPool(findings).byPool.get(node) ?? [],
    snapshot,
    knownKinds(snapshot.kinds),
  );
  return { health, reason: plainText(reason) };
}

/** A second way for helper: another gateway, which is not programmed. */
const secondGatewayDown: Edit = objects => {
  const second = sampleGateway();
  second.meta = { ...second.meta, name: 'back', uid: 'back' };
  setCondition(second, 'Programmed', 'False');
  objects.gateways.push(second);
  const route = objectNamed(objects.httpRoutes, 'helper-route');
  const ref = { ...route.parentRefs[0], name: 'back' };
  route.parentRefs = [...route.parentRefs, ref];
  route.parents = [...route.parents, { ...route.parents[0], parentRef: ref }];
  objects.gatewayPolicies[0].targets.push({
    group: 'gateway.networking.k8s.io',
    kind: 'Gateway',
    name: 'back',
  });
};

it.each<[what: string, edit: Edit, health: Health, reason: string]>([
  ['all is well', () => {}, 'healthy', '2 of 2 endpoints ready.'],
  [
    'its only gateway is down',
    ({ gateways: [gateway] }) => setCondition(gateway, 'Programmed', 'False'),
    'failing',
    'The gateway is not programmed (Gateway infra/front).',
  ],
  [
    'one of its two gateways is down',
    secondGatewayDown,
    'degraded',
    'The gateway is not programmed (Gateway infra/back).',
  ],
  [
    'a server crashes and another is ready',
    objects => makeUnready(podsOf(objects, 'helper')[0], CRASHED),
    'degraded',
    'Model servers crash again and again (Deployment support/helper).',
  ],
  [
    'servers and picker are both down',
    objects => {
      podsOf(objects, 'helper').forEach(pod =>
        makeUnschedulable(pod, 'no room'),
      );
      makeUnready(objectNamed(objects.pods, 'helper-epp-0'), CRASHED);
    },
    'failing',
    'The endpoint picker crashes again and again (Deployment support/helper-epp), and 1 more finding.',
  ],
  [
    'a warning that stops nothing',
    objects => {
      objects.gateways[0].addresses = [];
    },
    'healthy',
    '2 of 2 endpoints ready.',
  ],
  [
    'its pods leave and others take over',
    objects => {
      podsOf(objects, 'helper')[0].meta.deletingSince = '2026-11-20T11:59:00Z';
    },
    'healthy',
    '1 of 1 endpoints ready.',
  ],
  [
    'it is scaled to zero, and its gateway is down besides',
    objects => {
      setCondition(objects.gateways[0], 'Programmed', 'False');
      objects.pods = objects.pods.filter(
        ({ meta }) => !/^helper-[0-9]/.test(meta.name),
      );
      objectNamed(objects.deployments, 'helper').replicas = 0;
    },
    'idle',
    'The model servers are scaled to zero.',
  ],
  [
    'no route leads to it',
    objects => {
      objects.httpRoutes = [];
    },
    'healthy',
    '2 of 2 endpoints ready; no route references the pool.',
  ],
  [
    'every weight of its rule is 0',
    objects => {
      const route = objectNamed(objects.httpRoutes, 'helper-route');
      route.rules[0].backendRefs[0].weight = 0;
    },
    'failing',
    'Every weight of the rule is 0 (HTTPRoute support/helper-route).',
  ],
])('when %s', (_what, edit, health, reason) => {
  expect(healthOf('support/helper', edit)).toEqual({ health, reason });
});

it('does not take a pool for failing whose other share is lost', () => {
  const dangling: Edit = ({ httpRoutes }) => {
    objectNamed(httpRoutes, 'chat-route').rules[0].backendRefs[1].name = 'v9';
  };

  expect(healthOf('chat/stable', dangling).health).toBe('degraded');
});

it.each<[ClusterSnapshot['state'], string]>([
  [
    'unreachable',
    "prod-eu can't be reached: connection refused. Last known: healthy. 2 of 2 endpoints ready.",
  ],
  [
    'unauthorized',
    "prod-eu refuses the portal's credentials: connection refused. Last known: healthy. 2 of 2 endpoints ready.",
  ],
])(
  'is unknown while the cluster is %s, and says what was last',
  (state, reason) => {
    expect(
      healthOf('support/helper', () => {}, {
        state,
        reason: 'connection refused',
      }),
    ).toEqual({ health: 'unknown', reason });
  },
);

it('is unknown where pods can’t be read, unless all ways are closed', () => {
  const kinds = sampleSnapshot().kinds.map(status =>
    status.kind === 'Pod' ? { ...status, state: 'forbidden' as const } : status,
  );

  expect(healthOf('support/helper', () => {}, { kinds }).health).toBe(
    'unknown',
  );
  expect(
    healthOf(
      'support/helper',
      ({ gateways: [gateway] }) => setCondition(gateway, 'Programmed', 'False'),
      { kinds },
    ).health,
  ).toBe('failing');
});
