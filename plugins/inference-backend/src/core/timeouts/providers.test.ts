// SPDX-License-Identifier: Apache-2.0
/* From an object as a provider's users write it to the layer that decides. */
import {
  EffectiveTimeout,
  plainText,
} from '@inference-portal/backstage-plugin-inference-common';
import {
  parseAiGatewayRoute,
  parseBackendTrafficPolicy,
  parseClientTrafficPolicy,
  parseGcpBackendPolicy,
  parseProxySettingsPolicy,
  parseTrafficPolicy,
} from '../../sources/kubernetes/parse/providerPolicies';
import { ObjectParser } from '../../sources/kubernetes/parse/createObjectParser';
import { ClusterObjects } from '../objects/ClusterObjects';
import { asProvider } from '../testing/providerSamples';
import { objectNamed } from '../testing/objectNamed';
import { sampleObjects, sampleSnapshot } from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';
import { timeoutsOfWay } from './timeoutsOfWay';

/** Timeouts of requests to chat/stable. */
function timeouts(
  provider: string,
  edit: (objects: ClusterObjects) => void = () => {},
  observedP99Ms?: number,
): EffectiveTimeout[] {
  const objects = sampleObjects();
  asProvider(provider)(objects);
  // The samples are healthy: what is under test is set by each row.
  objects.providerPolicies = [];
  objects.httpRoutes.forEach(({ rules }) =>
    rules.forEach(rule => {
      rule.timeouts = undefined;
    }),
  );
  edit(objects);
  const { poolsByKey } = deriveTopology(sampleSnapshot(objects));
  const way = poolsByKey.get('chat/stable')?.ways[0];
  const all = way
    ? timeoutsOfWay(way, {
        objects,
        isKnown: () => true,
        observedP99Ms: () => observedP99Ms,
      })
    : [];
  return JSON.parse(plainText(JSON.stringify(all)));
}

function decided(kind: EffectiveTimeout['kind'], all: EffectiveTimeout[]) {
  const { effectiveMs, decidedBy, streams } =
    all.find(timeout => timeout.kind === kind) ?? all[0];
  return [
    effectiveMs,
    [decidedBy.kind, decidedBy.kind !== 'provider' && decidedBy.name]
      .filter(Boolean)
      .join(' '),
    streams,
  ];
}

const TARGETS = {
  gateway: {
    namespace: 'infra',
    targetRefs: [
      { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'front' },
    ],
  },
  route: {
    namespace: 'chat',
    targetRefs: [
      {
        group: 'gateway.networking.k8s.io',
        kind: 'HTTPRoute',
        name: 'chat-route',
      },
    ],
  },
  pool: {
    namespace: 'chat',
    targetRef: {
      group: 'inference.networking.k8s.io',
      kind: 'InferencePool',
      name: 'stable',
    },
  },
};

const POLICIES: Record<
  string,
  [
    apiVersion: string,
    parse: ObjectParser<ClusterObjects['providerPolicies'][0]>,
  ]
> = {
  TrafficPolicy: ['gateway.kgateway.dev/v1alpha1', parseTrafficPolicy],
  BackendTrafficPolicy: [
    'gateway.envoyproxy.io/v1alpha1',
    parseBackendTrafficPolicy,
  ],
  ClientTrafficPolicy: [
    'gateway.envoyproxy.io/v1alpha1',
    parseClientTrafficPolicy,
  ],
  GCPBackendPolicy: ['networking.gke.io/v1', parseGcpBackendPolicy],
  ProxySettingsPolicy: ['gateway.nginx.org/v1alpha1', parseProxySettingsPolicy],
};

function policy(
  kind: string,
  name: string,
  target: keyof typeof TARGETS,
  spec: object,
  status: object = {},
) {
  const [apiVersion, parse] = POLICIES[kind];
  const { namespace, ...targets } = TARGETS[target];
  const parsed = parse(
    {
      metadata: { name, namespace, uid: name },
      spec: { ...targets, ...spec },
      status,
    },
    { apiVersion, kind },
  );
  if (!parsed.ok) {
    throw new Error(parsed.unreadable.reason);
  }
  return parsed.object;
}

const withPolicies =
  (...policies: Array<ReturnType<typeof policy>>) =>
  (objects: ClusterObjects) => {
    objects.providerPolicies = policies;
  };

const onRule =
  (
    values: { request?: string; backendRequest?: string },
    more: (objects: ClusterObjects) => void = () => {},
  ) =>
  (objects: ClusterObjects) => {
    objectNamed(objects.httpRoutes, 'chat-route').rules.forEach(rule => {
      rule.timeouts = values;
    });
    more(objects);
  };

const btp = (name: string, target: 'route' | 'gateway', spec: object) =>
  policy('BackendTrafficPolicy', name, target, spec);
const requestTimeout = (value: string, more: object = {}) => ({
  timeout: { http: { requestTimeout: value } },
  ...more,
});

it.each<
  [
    string,
    EffectiveTimeout['kind'],
    Parameters<typeof timeouts>,
    [number | string, string, string],
  ]
>([
  [
    'Envoy Gateway: nothing is set',
    'request',
    ['Envoy AI Gateway'],
    [15_000, 'provider', 'cut'],
  ],
  [
    'Envoy Gateway: a policy on the gateway',
    'request',
    [
      'Envoy AI Gateway',
      withPolicies(btp('all', 'gateway', requestTimeout('400s'))),
    ],
    [400_000, 'BackendTrafficPolicy all', 'safe'],
  ],
  [
    'Envoy Gateway: the route before any policy',
    'request',
    [
      'Envoy AI Gateway',
      onRule(
        { request: '90s' },
        withPolicies(btp('all', 'gateway', requestTimeout('400s'))),
      ),
    ],
    [90_000, 'HTTPRoute chat-route', 'cut'],
  ],
  [
    'Envoy Gateway: a policy on the route, which replaces that of the gateway',
    'request',
    [
      'Envoy AI Gateway',
      withPolicies(
        btp('all', 'gateway', requestTimeout('400s')),
        btp('own', 'route', { retry: { numRetries: 1 } }),
      ),
    ],
    [15_000, 'provider', 'cut'],
  ],
  [
    'Envoy Gateway: a policy on the route, which adds to that of the gateway',
    'request',
    [
      'Envoy AI Gateway',
      withPolicies(
        btp('all', 'gateway', requestTimeout('400s')),
        btp('own', 'route', { mergeType: 'StrategicMerge' }),
      ),
    ],
    [400_000, 'BackendTrafficPolicy all', 'safe'],
  ],
  [
    'Envoy Gateway: Envoy’s own silence on a stream',
    'idle',
    ['Envoy AI Gateway', undefined, 310_000],
    [300_000, 'provider', 'unknown'],
  ],
  [
    'Envoy Gateway: silence set for the clients',
    'idle',
    [
      'Envoy AI Gateway',
      withPolicies(
        policy('ClientTrafficPolicy', 'clients', 'gateway', {
          timeout: { http: { streamIdleTimeout: '30s' } },
        }),
      ),
      20_000,
    ],
    [30_000, 'ClientTrafficPolicy clients', 'safe'],
  ],
  [
    'Envoy Gateway: an hour of silence beside a request timeout',
    'idle',
    ['Envoy AI Gateway', onRule({ request: '600s' })],
    [3_600_000, 'provider', 'safe'],
  ],
  [
    'Envoy Gateway: no limit on silence without one on requests',
    'idle',
    ['Envoy AI Gateway', onRule({ request: '0s' })],
    ['unlimited', 'provider', 'safe'],
  ],
  [
    'Envoy Gateway: each of several attempts',
    'perRetry',
    [
      'Envoy AI Gateway',
      withPolicies(
        btp('own', 'route', {
          retry: { numRetries: 2, perRetry: { timeout: '8s' } },
        }),
      ),
    ],
    [8000, 'BackendTrafficPolicy own', 'cut'],
  ],
  [
    'Envoy Gateway: its wait for the endpoint picker',
    'endpointPicker',
    ['Envoy AI Gateway'],
    [300_000, 'provider', 'safe'],
  ],
  [
    'kgateway 2.1: a policy on the gateway does not count',
    'request',
    [
      'kgateway 2.1',
      withPolicies(
        policy('TrafficPolicy', 'all', 'gateway', {
          timeouts: { request: '400s' },
        }),
      ),
    ],
    [15_000, 'provider', 'cut'],
  ],
  [
    'kgateway 2.1: a policy on the route does',
    'request',
    [
      'kgateway 2.1',
      withPolicies(
        policy('TrafficPolicy', 'own', 'route', {
          timeouts: { request: '400s' },
        }),
      ),
    ],
    [400_000, 'TrafficPolicy own', 'safe'],
  ],
  [
    'kgateway 2.1: silence on a stream',
    'idle',
    [
      'kgateway 2.1',
      withPolicies(
        policy('TrafficPolicy', 'own', 'route', {
          timeouts: { streamIdle: '0s' },
        }),
      ),
    ],
    ['unlimited', 'TrafficPolicy own', 'safe'],
  ],
  [
    'kgateway 2.1: a policy that is refused',
    'request',
    [
      'kgateway 2.1',
      withPolicies(
        policy(
          'TrafficPolicy',
          'own',
          'route',
          { timeouts: { request: '400s' } },
          {
            ancestors: [
              {
                ancestorRef: { namespace: 'infra', name: 'front' },
                controllerName: 'kgateway.dev/kgateway',
                conditions: [
                  { type: 'Accepted', status: 'False', reason: 'Invalid' },
                ],
              },
            ],
          },
        ),
      ),
    ],
    [15_000, 'provider', 'cut'],
  ],
  [
    'GKE: the backend service’s own',
    'backendRequest',
    ['GKE', onRule({ backendRequest: '3600s' })],
    [30_000, 'provider', 'cut'],
  ],
  [
    'GKE: a policy on the pool',
    'backendRequest',
    [
      'GKE',
      withPolicies(
        policy('GCPBackendPolicy', 'stable', 'pool', {
          default: { timeoutSec: 310 },
        }),
      ),
    ],
    [310_000, 'GCPBackendPolicy stable', 'safe'],
  ],
  [
    'NGINX: silence on a stream',
    'idle',
    ['NGINX Gateway Fabric'],
    [60_000, 'provider', 'unknown'],
  ],
  [
    'NGINX: silence set on the route, in its own spelling',
    'idle',
    [
      'NGINX Gateway Fabric',
      withPolicies(
        policy('ProxySettingsPolicy', 'all', 'gateway', {
          timeout: { read: '40s' },
        }),
        policy('ProxySettingsPolicy', 'own', 'route', {
          timeout: { read: '600' },
        }),
      ),
    ],
    [600_000, 'ProxySettingsPolicy own', 'safe'],
  ],
  [
    'NGINX: does not read the route',
    'request',
    ['NGINX Gateway Fabric', onRule({ request: '10s' })],
    ['unlimited', 'provider', 'safe'],
  ],
  [
    'Istio: no limit on silence',
    'idle',
    ['Istio', undefined, 900_000],
    ['unlimited', 'provider', 'safe'],
  ],
  [
    'Istio: heeds no policy of others',
    'request',
    ['Istio', withPolicies(btp('all', 'gateway', requestTimeout('10s')))],
    ['unlimited', 'provider', 'safe'],
  ],
])('%s (%s)', (_, kind, asked, expected) => {
  expect(decided(kind, timeouts(...asked))).toEqual(expected);
});

it('leads from a made route to the object it was made from', () => {
  const all = timeouts('Envoy AI Gateway', objects => {
    const route = objectNamed(objects.httpRoutes, 'chat-route');
    route.meta.owners = [
      { kind: 'AIGatewayRoute', name: 'chat-ai', controller: true },
    ];
    route.rules.forEach(rule => {
      rule.timeouts = { request: '60s' };
    });
    const parsed = parseAiGatewayRoute(
      {
        metadata: { name: 'chat-ai', namespace: 'chat', uid: 'u' },
        spec: {
          rules: [{}, { streamIdleTimeout: '45s' }],
        },
      },
      { apiVersion: 'aigateway.envoyproxy.io/v1beta1', kind: 'AIGatewayRoute' },
    );
    objects.aiGatewayRoutes = parsed.ok ? [parsed.object] : [];
  });

  expect(decided('request', all)).toEqual([
    60_000,
    'AIGatewayRoute chat-ai',
    'cut',
  ]);
  expect(all[0].advice).toContain(
    'Set spec.rules[1].timeouts.request of AIGatewayRoute chat/chat-ai, which the route is made from, to 5m or more.',
  );
  expect(decided('idle', all)).toEqual([
    45_000,
    'AIGatewayRoute chat-ai',
    'unknown',
  ]);
});

it.each<[string, EffectiveTimeout['kind'], string]>([
  [
    'GKE',
    'backendRequest',
    'Set spec.default.timeoutSec of a GCPBackendPolicy on the InferencePool to 600 or more.',
  ],
  ['Envoy AI Gateway', 'request', 'Set spec.rules[1].timeouts.request to 10m'],
  [
    'NGINX Gateway Fabric',
    'idle',
    'Set spec.timeout.read of a ProxySettingsPolicy on the route to 10m',
  ],
])('says what to set on %s for %s', (provider, kind, advice) => {
  const found = timeouts(provider, undefined, 290_000).find(
    timeout => timeout.kind === kind,
  );
  expect(found?.advice).toContain(advice);
});
