// SPDX-License-Identifier: Apache-2.0
import { ClusterObjects } from '../objects/ClusterObjects';
import { makeUnready } from '../testing/edits';
import { Edit } from '../testing/judgeSample';
import { objectNamed } from '../testing/objectNamed';
import {
  sampleObjects,
  samplePod,
  samplePool,
  sampleSnapshot,
} from '../testing/sampleObjects';
import { LiveTopology } from './LiveTopology';

/** Objects that an edit leaves alone stay the same, as they do in a watch's store. */
function edited(objects: ClusterObjects, edit: Edit): ClusterObjects {
  const copy = structuredClone(objects);
  edit(copy);
  const keep = <T>(before: T[], after: T[]): T[] =>
    after.map(
      each =>
        before.find(other => JSON.stringify(other) === JSON.stringify(each)) ??
        each,
    );
  return Object.fromEntries(
    Object.entries(copy).map(([list, after]) => {
      const before = objects[list as keyof ClusterObjects];
      const kept = keep<unknown>(before, after);
      const isSame =
        kept.length === before.length &&
        kept.every((each, index) => each === before[index]);
      return [list, isSame ? before : kept];
    }),
  ) as unknown as ClusterObjects;
}

function follow(...edits: Edit[]) {
  const live = new LiveTopology();
  let objects = sampleObjects();
  live.update(sampleSnapshot(objects));
  let change = live.update(sampleSnapshot(objects));
  for (const edit of edits) {
    objects = edited(objects, edit);
    change = live.update(sampleSnapshot(objects));
  }
  return change;
}

const CHAT = ['chat/canary', 'chat/stable'];
const HELPER = ['support/helper'];

it.each<[what: string, edit: Edit, pools: string[], routes: string[]]>([
  ['nothing', () => {}, [], []],
  [
    'a server’s pod',
    ({ pods }) => makeUnready(objectNamed(pods, 'helper-0')),
    HELPER,
    ['support/helper-route'],
  ],
  [
    'a picker’s pod, and with its pool the one that shares a rule with it',
    ({ pods }) => makeUnready(objectNamed(pods, 'stable-epp-0')),
    CHAT,
    ['chat/chat-route'],
  ],
  [
    'a pod that is nobody’s',
    ({ pods }) => pods.push(samplePod('chat', 'loner', { app: 'loner' })),
    [],
    [],
  ],
  [
    'a Deployment of servers',
    ({ deployments }) => {
      objectNamed(deployments, 'helper').readyReplicas = 0;
    },
    HELPER,
    ['support/helper-route'],
  ],
  [
    'a picker’s Service',
    ({ services }) => {
      objectNamed(services, 'helper-epp').ports = [];
    },
    HELPER,
    ['support/helper-route'],
  ],
  [
    'a pool',
    ({ inferencePools }) => {
      objectNamed(inferencePools, 'helper').parents = [];
    },
    HELPER,
    ['support/helper-route'],
  ],
  [
    'a pool that comes',
    ({ inferencePools }) => inferencePools.push(samplePool('support', 'new')),
    ['support/new'],
    [],
  ],
  [
    'a pool that goes',
    objects => {
      objects.inferencePools = objects.inferencePools.filter(
        ({ meta }) => meta.name !== 'helper',
      );
    },
    HELPER,
    // As it was, and as it is without the pool.
    ['support/helper-route', 'support/helper-route'],
  ],
  [
    'a route, as it was and as it is',
    ({ httpRoutes }) => {
      objectNamed(httpRoutes, 'helper-route').hostnames = ['a.example.com'];
    },
    HELPER,
    ['support/helper-route', 'support/helper-route'],
  ],
  [
    'an objective',
    ({ inferenceObjectives, inferencePools }) => {
      const { meta } = objectNamed(inferencePools, 'helper');
      inferenceObjectives.push({
        meta: { ...meta, kind: 'InferenceObjective' },
        priority: 2,
        pool: { group: '', name: 'helper' },
      });
    },
    HELPER,
    ['support/helper-route'],
  ],
])('follows %s', (_what, edit, pools, routes) => {
  const { touched } = follow(edit);
  const keys = (nodes: Iterable<{ key: string }> = []) =>
    [...nodes].map(({ key }) => key).sort();

  expect(keys(touched?.pools)).toEqual(pools);
  expect(keys(touched?.routes)).toEqual(routes);
});

it('keeps the nodes that a change does not touch', () => {
  const live = new LiveTopology();
  const objects = sampleObjects();
  const first = live.update(sampleSnapshot(objects)).topology;
  const after = live.update(
    sampleSnapshot(
      edited(objects, ({ httpRoutes }) => {
        objectNamed(httpRoutes, 'helper-route').hostnames = ['b.example.com'];
      }),
    ),
  ).topology;

  expect(after.pools.map(pool => first.pools.includes(pool))).toEqual([
    true,
    true,
    true,
  ]);
  expect(after.routes.map(route => first.routes.includes(route))).toEqual([
    true,
    false,
  ]);
});

it.each<[what: string, ...edits: Edit[]]>([
  [
    'a gateway changed',
    ({ gateways: [gateway] }) => {
      gateway.addresses = ['192.0.2.9'];
    },
  ],
  [
    'a controller’s Deployment changed',
    ({ deployments }) => {
      objectNamed(deployments, 'helper').containers[0].image =
        'cr.agentgateway.dev/controller:v1.4.1';
    },
  ],
  [
    'very much changed',
    ({ pods }) => {
      for (let index = 0; index < 70; index++) {
        pods.push(samplePod('chat', `more-${index}`, { app: 'stable' }));
      }
    },
  ],
  [
    'two objects have one name',
    ({ services }) => services.push({ ...services[0], type: 'ExternalName' }),
  ],
])('joins everything anew where %s', (_what, ...edits) => {
  expect(follow(...edits).touched).toBeUndefined();
});
