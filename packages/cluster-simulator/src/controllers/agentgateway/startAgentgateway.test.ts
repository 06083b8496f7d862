// SPDX-License-Identifier: Apache-2.0
import { Cluster } from '../../cluster/Cluster';
import { createCluster } from '../../cluster/createCluster';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { readField, readList, readString } from '../../cluster/readField';
import { ResourceKey } from '../../cluster/ObjectStore';
import {
  AGENTGATEWAY_POLICIES,
  DEPLOYMENTS,
  GATEWAY_CLASSES,
  GATEWAYS,
  HTTP_ROUTES,
  INFERENCE_POOLS,
  SERVICES,
} from '../../cluster/resourceKeys';
import { createManualClock } from '../../time/createManualClock';
import gateways from './samples/gateways.json';
import httpRoutes from './samples/httproutes.json';
import inferencePools from './samples/inferencepools.json';
import services from './samples/services.json';
import { startAgentgateway } from './startAgentgateway';

const GATEWAY_GROUP = 'gateway.networking.k8s.io';
const POOL_GROUP = 'inference.networking.k8s.io';

function start(objects: KubernetesObject[]) {
  const clock = createManualClock({
    startAt: Date.UTC(2026, 10, 20, 18, 6, 15),
  });
  const cluster = createCluster({ name: 'test', clock, seed: '1/test' });
  startAgentgateway(cluster);
  cluster.store.apply({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'agentgateway', namespace: 'agentgateway-system' },
    spec: { replicas: 1 },
    status: { readyReplicas: 1 },
  });
  for (const object of objects) cluster.store.apply(object);
  clock.advance(1_000);
  return { cluster, clock };
}

const withoutStatus = ({ status, ...object }: KubernetesObject) => object;

/** A status without what can't be equal: times and addresses; conditions by type. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value
      .map(comparable)
      .sort((a, b) =>
        (readString(a, 'type') ?? '').localeCompare(
          readString(b, 'type') ?? '',
        ),
      );
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !['lastTransitionTime', 'addresses'].includes(name))
      .map(([name, inner]) => [name, comparable(inner)]),
  );
}

describe('the statuses of a real controller', () => {
  const recorded: KubernetesObject[] = [
    ...gateways.items,
    ...httpRoutes.items,
    ...inferencePools.items,
    // Which labels there are differs, and no controller cares.
    ...services.items.map(({ metadata: { labels, ...metadata }, ...item }) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      ...item,
    })),
  ];
  const { cluster, clock } = start(recorded.map(withoutStatus));
  for (const { metadata } of gateways.items) {
    cluster.store.updateStatus(SERVICES, metadata.namespace, metadata.name, {
      loadBalancer: { ingress: [{ ip: '10.244.0.1' }] },
    });
  }
  clock.advance(1_000);

  it.each(
    [
      { key: GATEWAYS, items: gateways.items },
      { key: HTTP_ROUTES, items: httpRoutes.items },
      { key: INFERENCE_POOLS, items: inferencePools.items },
    ].flatMap(({ key, items }) =>
      items.map(
        ({ metadata, ...item }): [string, string, ResourceKey, unknown] => [
          metadata.namespace,
          metadata.name,
          key,
          'status' in item ? item.status : undefined,
        ],
      ),
    ),
  )('%s/%s', (namespace, name, key, status) => {
    const observed = cluster.store.get(key, namespace, name)?.status;
    const generations = (value: unknown) =>
      JSON.parse(
        JSON.stringify(value ?? null).replace(
          /"observedGeneration":\d+/g,
          '"observedGeneration":1',
        ),
      );
    expect(comparable(generations(observed))).toEqual(
      comparable(generations(status)),
    );
  });
});

function gateway(listener: Record<string, unknown> = {}): KubernetesObject {
  return {
    apiVersion: `${GATEWAY_GROUP}/v1`,
    kind: 'Gateway',
    metadata: { name: 'gw', namespace: 'infra' },
    spec: {
      gatewayClassName: 'agentgateway',
      listeners: [
        {
          name: 'web',
          port: 80,
          protocol: 'HTTP',
          allowedRoutes: { namespaces: { from: 'All' } },
          ...listener,
        },
      ],
    },
  };
}

function route(
  options: {
    parent?: Record<string, unknown>;
    hostnames?: string[];
    backend?: Record<string, unknown>;
  } = {},
): KubernetesObject {
  return {
    apiVersion: `${GATEWAY_GROUP}/v1`,
    kind: 'HTTPRoute',
    metadata: { name: 'r', namespace: 'team' },
    spec: {
      parentRefs: [{ name: 'gw', namespace: 'infra', ...options.parent }],
      hostnames: options.hostnames,
      rules: [
        {
          backendRefs: [
            {
              group: POOL_GROUP,
              kind: 'InferencePool',
              name: 'pool',
              ...options.backend,
            },
          ],
        },
      ],
    },
  };
}

function pool(picker: Record<string, unknown> = {}): KubernetesObject {
  return {
    apiVersion: `${POOL_GROUP}/v1`,
    kind: 'InferencePool',
    metadata: { name: 'pool', namespace: 'team' },
    spec: {
      endpointPickerRef: { name: 'epp', port: { number: 9002 }, ...picker },
    },
  };
}

function service(spec: Record<string, unknown> = {}): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'epp', namespace: 'team' },
    spec: { ports: [{ port: 9002 }], ...spec },
  };
}

const namespace = (labels: Record<string, string>): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'team', labels },
});

/** `Accepted=True, ResolvedRefs=False BackendNotFound: …`, per entry of a status list. */
function verdicts(cluster: Cluster, key: ResourceKey, field: string) {
  return cluster.store.list(key).flatMap(object =>
    readList(object, 'status', field).map(entry =>
      readList(entry, 'conditions')
        .map(condition => {
          const [type, status, reason, message] = [
            'type',
            'status',
            'reason',
            'message',
          ].map(name => readString(condition, name));
          return status === 'True'
            ? `${type}`
            : `not ${type} ${reason}: ${message}`;
        })
        .join(', '),
    ),
  );
}

describe('routes', () => {
  const accepted = 'Accepted, ResolvedRefs';
  const selector = (labels: Record<string, string>) => ({
    allowedRoutes: {
      namespaces: { from: 'Selector', selector: { matchLabels: labels } },
    },
  });
  it.each([
    ['a pool that is there', [gateway(), route(), pool(), service()], accepted],
    [
      'a gateway that is not there (it may be another controller’s)',
      [route(), pool(), service()],
      undefined,
    ],
    [
      'a listener that is not there',
      [gateway(), route({ parent: { sectionName: 'tls' } }), pool()],
      'not Accepted NoMatchingParent: sectionName "tls" not found, ResolvedRefs',
    ],
    [
      'a port that no listener has',
      [gateway(), route({ parent: { port: 443 } }), pool()],
      'not Accepted NoMatchingParent: port 443 not found, ResolvedRefs',
    ],
    [
      'a host that the listener does not serve',
      [
        gateway({ hostname: 'a.example' }),
        route({ hostnames: ['b.example'] }),
        pool(),
      ],
      'not Accepted NoMatchingListenerHostname: no hostnames matched parent hostname "a.example", ResolvedRefs',
    ],
    [
      'a host below the listener’s wildcard',
      [
        gateway({ hostname: '*.example' }),
        route({ hostnames: ['llm.example'] }),
        pool(),
      ],
      accepted,
    ],
    [
      'a listener for its own namespace',
      [
        gateway({ allowedRoutes: { namespaces: { from: 'Same' } } }),
        route(),
        pool(),
      ],
      'not Accepted NotAllowedByListeners: hostnames matched parent hostname "", but namespace "team" is not allowed by the parent, ResolvedRefs',
    ],
    [
      'a listener for namespaces with its label',
      [
        namespace({ llm: 'yes' }),
        gateway(selector({ llm: 'yes' })),
        route(),
        pool(),
      ],
      accepted,
    ],
    [
      'a listener for namespaces with another label',
      [
        namespace({ llm: 'no' }),
        gateway(selector({ llm: 'yes' })),
        route(),
        pool(),
      ],
      'not Accepted NotAllowedByListeners: hostnames matched parent hostname "", but namespace "team" is not allowed by the parent, ResolvedRefs',
    ],
    [
      'a pool that is not there',
      [gateway(), route()],
      'Accepted, not ResolvedRefs BackendNotFound: backendRef team/pool not found',
    ],
    [
      'a pool of the legacy group',
      [
        gateway(),
        route({ backend: { group: 'inference.networking.x-k8s.io' } }),
        pool(),
      ],
      'Accepted, not ResolvedRefs InvalidKind: referencing unsupported backendRef: group "inference.networking.x-k8s.io" kind "InferencePool"',
    ],
    [
      'a pool of another namespace, granted in vain up to 1.4.1',
      [
        gateway(),
        route({ backend: { namespace: 'other' } }),
        pool(),
        {
          apiVersion: `${GATEWAY_GROUP}/v1`,
          kind: 'ReferenceGrant',
          metadata: { name: 'g', namespace: 'other' },
          spec: {
            from: [
              { group: GATEWAY_GROUP, kind: 'HTTPRoute', namespace: 'team' },
            ],
            to: [{ group: POOL_GROUP, kind: 'InferencePool' }],
          },
        },
      ],
      'Accepted, not ResolvedRefs RefNotPermitted: backendRef other/pool not accessible to a HTTPRoute in namespace "team" (missing a ReferenceGrant?)',
    ],
    [
      'a Service that is there',
      [
        gateway(),
        route({
          backend: { group: '', kind: 'Service', name: 'epp', port: 9002 },
        }),
        service(),
      ],
      accepted,
    ],
    [
      'a Service without a port',
      [
        gateway(),
        route({ backend: { group: '', kind: 'Service', name: 'epp' } }),
        service(),
      ],
      'Accepted, not ResolvedRefs UnsupportedValue: port is required in backendRef',
    ],
    [
      'a Service that is not there',
      [
        gateway(),
        route({
          backend: { group: '', kind: 'Service', name: 'web', port: 80 },
        }),
      ],
      'Accepted, not ResolvedRefs BackendNotFound: backend(web.team.svc.cluster.local) not found',
    ],
  ])('to %s', (_case, objects, verdict) => {
    const { cluster } = start(objects);
    expect(verdicts(cluster, HTTP_ROUTES, 'parents')).toEqual(
      verdict === undefined ? [] : [verdict],
    );
  });

  it('are counted by the listeners that took them', () => {
    const { cluster } = start([gateway(), route(), pool(), service()]);
    const [found] = cluster.store.list(GATEWAYS);
    expect(
      readField(readList(found, 'status', 'listeners')[0], 'attachedRoutes'),
    ).toBe(1);
  });
});

describe('pools', () => {
  const invalid = (message: string) =>
    `Accepted, not ResolvedRefs InvalidExtensionRef: error: ${message}`;
  it.each([
    ['a picker that is there', pool(), [service()], 'Accepted, ResolvedRefs'],
    [
      'a Service that is not there',
      pool({ name: 'nope' }),
      [service()],
      invalid('endpointPickerRef Service team/nope not found'),
    ],
    [
      'no port',
      pool({ port: undefined }),
      [service()],
      invalid('endpointPickerRef.port must be specified'),
    ],
    [
      'a port that the Service does not have',
      pool({ port: { number: 8000 } }),
      [service()],
      invalid(
        'endpointPickerRef.port 8000 must reference a TCP Service port on team/epp',
      ),
    ],
    [
      'a port that is not TCP',
      pool(),
      [service({ ports: [{ port: 9002, protocol: 'UDP' }] })],
      invalid(
        'endpointPickerRef.port 9002 must reference a TCP Service port on team/epp',
      ),
    ],
    [
      'an ExternalName Service',
      pool(),
      [service({ type: 'ExternalName' })],
      invalid('endpointPickerRef Service must not be ExternalName'),
    ],
    [
      'another group and kind',
      pool({ group: 'apps', kind: 'Deployment' }),
      [service()],
      invalid(
        'endpointPickerRef.group must be empty, got "apps"; endpointPickerRef.kind must be "Service", got "Deployment"',
      ),
    ],
  ])('with %s', (_case, wanted, services_, verdict) => {
    const { cluster } = start([gateway(), route(), wanted, ...services_]);
    expect(verdicts(cluster, INFERENCE_POOLS, 'parents')).toEqual([verdict]);
  });

  it('keep what other controllers wrote', () => {
    const { cluster, clock } = start([gateway(), route(), pool(), service()]);
    const theirs = {
      parentRef: { name: 'istio', namespace: 'mesh' },
      controllerName: 'istio.io/gateway-controller',
      conditions: [],
    };
    cluster.store.updateStatus(INFERENCE_POOLS, 'team', 'pool', {
      parents: [theirs],
    });
    clock.advance(1_000);
    const [found] = cluster.store.list(INFERENCE_POOLS);
    expect(readList(found, 'status', 'parents')).toEqual([
      theirs,
      expect.objectContaining({
        controllerName: 'agentgateway.dev/agentgateway',
      }),
    ]);
  });

  it('lose their parent with the route', () => {
    const { cluster, clock } = start([gateway(), route(), pool(), service()]);
    cluster.store.delete(HTTP_ROUTES, 'team', 'r');
    clock.advance(1_000);
    const [found] = cluster.store.list(INFERENCE_POOLS);
    expect(found.status).toEqual({ parents: [] });
  });
});

describe('policies', () => {
  const policy = (target: Record<string, unknown>): KubernetesObject => ({
    apiVersion: 'agentgateway.dev/v1alpha1',
    kind: 'AgentgatewayPolicy',
    metadata: { name: 'bbr', namespace: 'infra' },
    spec: {
      targetRefs: [
        { group: GATEWAY_GROUP, kind: 'Gateway', name: 'gw', ...target },
      ],
    },
  });
  it.each([
    ['a gateway', {}, 'Accepted, Attached'],
    ['a listener', { sectionName: 'web' }, 'Accepted, Attached'],
    [
      'a gateway that is not there',
      { name: 'nope' },
      'Accepted, not Attached Pending: Gateway.gateway.networking.k8s.io "infra/nope" not found',
    ],
    [
      'a listener that is not there',
      { sectionName: 'tls' },
      'Accepted, not Attached Pending: sectionName "tls" not found on Gateway "infra/gw"',
    ],
  ])('of %s', (_case, target, verdict) => {
    const { cluster } = start([gateway(), policy(target)]);
    expect(verdicts(cluster, AGENTGATEWAY_POLICIES, 'ancestors')).toEqual([
      verdict,
    ]);
  });
});

describe('the controller', () => {
  it('makes its class, and the proxy of a gateway', () => {
    const { cluster } = start([gateway()]);
    expect(cluster.store.list(GATEWAY_CLASSES)).toMatchObject([
      {
        metadata: { name: 'agentgateway' },
        spec: { controllerName: 'agentgateway.dev/agentgateway' },
        status: { conditions: [{ type: 'Accepted', status: 'True' }] },
      },
    ]);
    expect(
      cluster.store.get(DEPLOYMENTS, 'infra', 'gw')?.metadata.ownerReferences,
    ).toMatchObject([{ kind: 'Gateway', name: 'gw' }]);
  });

  it('leaves other classes’ gateways alone', () => {
    const other = gateway();
    other.spec = { gatewayClassName: 'istio', listeners: [] };
    const { cluster } = start([other, route()]);
    expect(cluster.store.get(GATEWAYS, 'infra', 'gw')?.status).toBeUndefined();
    expect(verdicts(cluster, HTTP_ROUTES, 'parents')).toEqual([]);
  });

  it('does nothing while it does not run', () => {
    const { cluster, clock } = start([]);
    cluster.store.updateStatus(
      DEPLOYMENTS,
      'agentgateway-system',
      'agentgateway',
      {},
    );
    cluster.store.apply(gateway());
    clock.advance(60_000);
    expect(cluster.store.get(GATEWAYS, 'infra', 'gw')?.status).toBeUndefined();
  });

  it('keeps the time of a condition whose status stays', () => {
    const { cluster, clock } = start([gateway(), route(), pool(), service()]);
    clock.advance(120_000);
    cluster.store.apply({
      ...route({ hostnames: ['llm.example'] }),
    });
    clock.advance(1_000);
    const [found] = cluster.store.list(HTTP_ROUTES);
    const [parent] = readList(found, 'status', 'parents');
    expect(readList(parent, 'conditions')).toMatchObject([
      {
        type: 'Accepted',
        observedGeneration: 2,
        lastTransitionTime: '2026-11-20T18:06:15Z',
      },
      { type: 'ResolvedRefs', observedGeneration: 2 },
    ]);
  });
});
