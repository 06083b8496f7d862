// SPDX-License-Identifier: Apache-2.0
import {
  ClusterObjects,
  HttpRoute,
  ReferenceGrant,
} from '../objects/ClusterObjects';
import { makeUnready, podsOf, setCondition } from '../testing/edits';
import { brief, Edit, judgeSample } from '../testing/judgeSample';
import { objectNamed } from '../testing/objectNamed';
import { GATEWAY_API, metaOf } from '../testing/sampleObjects';

const FIELD = 'HTTPRoute chat-route: spec.rules[0].backendRefs';

function chatRoute({ httpRoutes }: ClusterObjects) {
  const route = objectNamed(httpRoutes, 'chat-route');
  const [rule] = route.rules;
  const [stable, canary] = rule.backendRefs;
  return { route, rule, stable, canary };
}

const unresolved = (objects: ClusterObjects, reason: string) =>
  setCondition(
    chatRoute(objects).route.parents[0],
    'ResolvedRefs',
    'False',
    reason,
  );

/** A route of the same matches. */
function twin(objects: ClusterObjects, createdAt: string): HttpRoute {
  const { route } = chatRoute(objects);
  return structuredClone({
    ...route,
    meta: {
      ...metaOf(GATEWAY_API, 'HTTPRoute', 'chat', 'a-twin'),
      createdAt,
    },
  });
}

/** Lets the route of chat use support/helper in place of its canary. */
const crossNamespace: Edit = objects => {
  const { canary } = chatRoute(objects);
  canary.namespace = 'support';
  canary.name = 'helper';
  unresolved(objects, 'RefNotPermitted');
  objects.inferencePools = objects.inferencePools.filter(
    ({ meta }) => meta.name !== 'canary',
  );
};

const grant: ReferenceGrant = {
  meta: metaOf(GATEWAY_API, 'ReferenceGrant', 'support', 'let-chat'),
  from: [
    {
      group: 'gateway.networking.k8s.io',
      kind: 'HTTPRoute',
      namespace: 'chat',
    },
  ],
  to: [{ group: 'inference.networking.k8s.io', kind: 'InferencePool' }],
};

it.each<[what: string, edit: Edit, expected: string[]]>([
  [
    'a backendRef to a pool that does not exist',
    objects => {
      chatRoute(objects).canary.name = 'canery';
    },
    [
      'info pool-unreferenced InferencePool canary',
      `error route-backend-missing ${FIELD}[1].name`,
    ],
  ],
  [
    'the pool that was meant is not also called unreferenced',
    objects => {
      const { rule, stable } = chatRoute(objects);
      rule.backendRefs = [{ ...stable, name: 'stabel' }];
      objects.inferencePools = objects.inferencePools.filter(
        ({ meta }) => meta.name !== 'canary',
      );
    },
    [`error route-backend-missing ${FIELD}[0].name`],
  ],
  [
    'a pool named in the wrong group',
    objects => {
      chatRoute(objects).canary.group = 'inference.networking.x-k8s.io';
    },
    [`error route-backend-wrong-group ${FIELD}[1].group`],
  ],
  [
    'a pool of another namespace without a grant',
    crossNamespace,
    [`error route-cross-namespace-refused ${FIELD}[1]`],
  ],
  [
    'a grant for another namespace is none',
    objects => {
      crossNamespace(objects);
      objects.referenceGrants = [
        { ...grant, from: [{ ...grant.from[0], namespace: 'search' }] },
      ];
    },
    [`error route-cross-namespace-refused ${FIELD}[1]`],
  ],
  [
    'a grant that the provider does not honour',
    objects => {
      crossNamespace(objects);
      objects.referenceGrants = [grant];
    },
    [`error route-cross-namespace-refused ${FIELD}[1]`],
  ],
  [
    'a grant that is honoured',
    objects => {
      crossNamespace(objects);
      objects.referenceGrants = [grant];
      setCondition(chatRoute(objects).route.parents[0], 'ResolvedRefs', 'True');
    },
    [],
  ],
  [
    'a controller that resolves all the same has the last word',
    objects => {
      crossNamespace(objects);
      setCondition(chatRoute(objects).route.parents[0], 'ResolvedRefs', 'True');
    },
    [],
  ],
  [
    'a controller that knows no pools',
    objects => unresolved(objects, 'InvalidKind'),
    ['error route-invalid-kind HTTPRoute chat-route: spec.parentRefs[0]'],
  ],
  [
    'a missing pool explains why references do not resolve',
    objects => {
      chatRoute(objects).canary.name = 'canery';
      unresolved(objects, 'BackendNotFound');
      objects.inferencePools = objects.inferencePools.filter(
        ({ meta }) => meta.name !== 'canary',
      );
    },
    [`error route-backend-missing ${FIELD}[1].name`],
  ],
  [
    'weights that are all 0',
    objects => {
      const { stable, canary } = chatRoute(objects);
      stable.weight = 0;
      canary.weight = 0;
    },
    [`error route-weights-zero ${FIELD}`],
  ],
  [
    'a canary at weight 0',
    objects => {
      chatRoute(objects).canary.weight = 0;
    },
    [],
  ],
  [
    'a pool scaled to zero that still has a share',
    objects => {
      objectNamed(objects.deployments, 'canary').replicas = 0;
      objects.pods = objects.pods.filter(
        ({ meta }) => meta.name !== 'canary-0',
      );
    },
    [
      'info pool-scaled-to-zero Deployment canary: spec.replicas',
      `error route-pool-empty-share ${FIELD}[1].weight`,
    ],
  ],
  [
    'an empty share is explained by what emptied the pool',
    objects => podsOf(objects, 'canary').forEach(pod => makeUnready(pod)),
    ['error pool-no-ready-endpoints InferencePool canary'],
  ],
  [
    'a route that goes past the pool',
    objects => {
      objects.services.push({
        ...objects.services[0],
        meta: metaOf('v1', 'Service', 'chat', 'direct'),
        selector: { app: 'stable' },
      });
      objects.httpRoutes.push({
        ...chatRoute(objects).route,
        meta: metaOf(GATEWAY_API, 'HTTPRoute', 'chat', 'shortcut'),
        rules: [
          {
            matches: [],
            filters: [],
            backendRefs: [
              {
                group: '',
                kind: 'Service',
                namespace: 'chat',
                name: 'direct',
                port: 80,
                weight: 1,
              },
            ],
          },
        ],
      });
    },
    [
      'warning route-bypasses-pool HTTPRoute shortcut: spec.rules[0].backendRefs[0]',
    ],
  ],
  [
    'a status of an older edit',
    objects => {
      chatRoute(objects).route.meta.generation = 4;
    },
    ['warning route-status-stale HTTPRoute chat-route: spec.parentRefs[0]'],
  ],
  [
    'a status that does not say of which edit it is',
    objects => {
      const { route } = chatRoute(objects);
      route.meta.generation = 4;
      route.parents[0].conditions.forEach(each => {
        each.observedGeneration = undefined;
      });
    },
    [],
  ],
  [
    'a status that a controller that is gone can’t renew',
    objects => {
      objects.gatewayClasses = [];
      chatRoute(objects).route.meta.generation = 4;
    },
    ['error gateway-class-missing Gateway front: spec.gatewayClassName'],
  ],
  [
    'a rule of a younger route that matches the same',
    objects => {
      objects.httpRoutes.push(twin(objects, '2026-11-19T08:00:00.000Z'));
    },
    ['warning route-model-shadowed HTTPRoute a-twin: spec.rules[0]'],
  ],
  [
    'a rule of an older route that matches the same',
    objects => {
      objects.httpRoutes.push(twin(objects, '2026-11-17T08:00:00.000Z'));
    },
    ['warning route-model-shadowed HTTPRoute chat-route: spec.rules[0]'],
  ],
  [
    'the same match for another hostname',
    objects => {
      const route = twin(objects, '2026-11-19T08:00:00.000Z');
      route.hostnames = ['chat.example.com'];
      objects.httpRoutes.push(route);
    },
    [],
  ],
  [
    'the same match with one header more',
    objects => {
      const route = twin(objects, '2026-11-19T08:00:00.000Z');
      route.rules[0].matches[0].headers.push({
        name: 'X-Tester',
        type: 'Exact',
        value: 'yes',
      });
      objects.httpRoutes.push(route);
    },
    [],
  ],
  [
    'the same match that no gateway accepts',
    objects => {
      const route = twin(objects, '2026-11-17T08:00:00.000Z');
      setCondition(route.parents[0], 'Accepted', 'False');
      objects.httpRoutes.push(route);
    },
    ['error route-not-accepted HTTPRoute a-twin: spec.parentRefs[0]'],
  ],
])('%s', (_what, edit, expected) => {
  expect(judgeSample(edit).map(brief)).toEqual(expected);
});

it('offers the grant that is missing', () => {
  const [{ remedy, evidence }] = judgeSample(crossNamespace);

  expect(remedy.patch).toEqual({
    kind: 'create',
    target: {
      apiVersion: 'gateway.networking.k8s.io/v1beta1',
      kind: 'ReferenceGrant',
      namespace: 'support',
      name: 'chat-to-helper',
    },
    body: {
      apiVersion: 'gateway.networking.k8s.io/v1beta1',
      kind: 'ReferenceGrant',
      metadata: { namespace: 'support', name: 'chat-to-helper' },
      spec: {
        from: grant.from,
        to: [{ ...grant.to[0], name: 'helper' }],
      },
    },
  });
  expect(evidence).toContainEqual({
    label: 'Share of the rule',
    value: '10 %',
  });
});

it('advises to move the route where the provider ignores grants', () => {
  const [{ remedy }] = judgeSample(objects => {
    crossNamespace(objects);
    objects.referenceGrants = [grant];
  });

  expect(remedy.text).toContain('Move the route to namespace support');
  expect(remedy.patch).toBeUndefined();
});

it('names the pool that was meant, unless the rule has it already', () => {
  const patchOf = (name: string) =>
    judgeSample(objects => {
      chatRoute(objects).canary.name = name;
    }).find(({ code }) => code === 'route-backend-missing')?.remedy.patch;

  expect(patchOf('canery')?.body).toEqual([
    {
      op: 'replace',
      path: '/spec/rules/0/backendRefs/1/name',
      value: 'canary',
    },
  ]);
  expect(patchOf('stable-2')?.body).toEqual([
    { op: 'remove', path: '/spec/rules/0/backendRefs/1' },
  ]);
});
