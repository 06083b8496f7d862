// SPDX-License-Identifier: Apache-2.0
import {
  ClusterObjects,
  Gateway,
  GatewayClass,
  HttpRoute,
  InferencePool,
  ObjectMeta,
  Pod,
  Service,
} from '../objects/ClusterObjects';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { noObjects } from '../objects/noObjects';
import { deriveScrapeTargets } from './deriveScrapeTargets';

function meta(name: string, more: Partial<ObjectMeta> = {}): ObjectMeta {
  return {
    apiVersion: 'v1',
    kind: 'Thing',
    name,
    namespace: 'chat',
    uid: name,
    labels: {},
    annotations: {},
    owners: [],
    ...more,
  };
}

interface PodParts {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  namespace?: string;
  phase?: string;
  ip?: string;
  ready?: boolean;
  image?: string;
  args?: string[];
  ports?: Pod['containers'][number]['ports'];
}

function pod(name: string, parts: PodParts = {}): Pod {
  const {
    labels = { app: 'chat' },
    annotations = {},
    namespace = 'chat',
  } = parts;
  return {
    meta: meta(name, { labels, annotations, namespace }),
    phase: parts.phase ?? 'Running',
    ip: 'ip' in parts ? parts.ip : '10.1.0.7',
    containers: [
      {
        name: 'main',
        image: parts.image ?? 'vllm/vllm-openai:v0.26.0',
        args: parts.args ?? [],
        env: {},
        ports: parts.ports ?? [],
        requests: {},
      },
    ],
    statuses: [],
    conditions: [
      { type: 'Ready', status: parts.ready === false ? 'False' : 'True' },
    ],
  };
}

function pool(name: string, parts: Partial<InferencePool> = {}): InferencePool {
  return {
    meta: meta(name),
    selector: { app: 'chat' },
    targetPorts: [8000],
    parents: [],
    ...parts,
  };
}

function service(name: string, parts: Partial<Service> = {}): Service {
  return {
    meta: meta(name),
    type: 'ClusterIP',
    selector: { app: 'epp' },
    ports: [{ name: 'grpc-ext-proc', port: 9002 }],
    ...parts,
  };
}

function targetsOf(objects: Partial<ClusterObjects>) {
  const snapshot: ClusterSnapshot = {
    cluster: 'prod-eu',
    simulated: false,
    state: 'connected',
    kinds: [],
    unreadable: [],
    objects: {
      ...noObjects(),
      ...objects,
    },
  };
  return deriveScrapeTargets(snapshot);
}

/** `pod:port/path engine`. */
function shortly(objects: Partial<ClusterObjects>): string[] {
  return targetsOf(objects).map(
    ({ pod: name, port, path, engine }) => `${name}:${port}${path} ${engine}`,
  );
}

describe('model servers', () => {
  it('are the running pods that the selector finds in the namespace of the pool', () => {
    expect(
      targetsOf({
        inferencePools: [pool('chat-v1')],
        pods: [
          pod('one', { ready: false }),
          pod('elsewhere', { namespace: 'search' }),
          pod('other', { labels: { app: 'search' } }),
          pod('pending', { phase: 'Pending' }),
          pod('without-address', { ip: undefined }),
        ],
      }),
    ).toEqual([
      {
        cluster: 'prod-eu',
        role: 'server',
        namespace: 'chat',
        pod: 'one',
        podIp: '10.1.0.7',
        ready: false,
        port: 8000,
        path: '/metrics',
        engine: 'vllm',
        pools: ['chat/chat-v1'],
      },
    ]);
  });

  it('are none of a pool that selects nothing', () => {
    const objects = {
      inferencePools: [pool('a', { selector: {} })],
      pods: [pod('one')],
    };
    expect(shortly(objects)).toEqual([]);
  });

  it.each([
    [
      { labels: { app: 'chat', 'llm-d.ai/engine-type': 'trtllm-serve' } },
      'one:8000/prometheus/metrics trtllm-serve',
    ],
    [
      {
        labels: {
          app: 'chat',
          'inference.networking.k8s.io/engine-type': 'sglang',
        },
      },
      'one:8000/metrics sglang',
    ],
    [
      { labels: { app: 'chat', 'llm-d.ai/engine-type': 'llama.cpp' } },
      'one:8000/metrics llamacpp',
    ],
    [
      { labels: { app: 'chat', 'llm-d.ai/engine-type': 'homemade' } },
      'one:8000/metrics homemade',
    ],
    [
      { image: 'nvcr.io/nvidia/tritonserver:26.06-trtllm' },
      'one:8002/metrics triton',
    ],
    [{ image: 'docker.io/lmsysorg/SGLang:v0.5' }, 'one:8000/metrics sglang'],
    [
      { image: 'ghcr.io/ggml-org/llama.cpp:server' },
      'one:8000/metrics llamacpp',
    ],
    [{ image: 'registry.example/own:1' }, 'one:8000/metrics vllm'],
  ])(
    'are read where their engine has its page: %j',
    (parts: PodParts, expected) => {
      const objects = {
        inferencePools: [pool('a')],
        pods: [pod('one', parts)],
      };
      expect(shortly(objects)).toEqual([expected]);
    },
  );

  it.each([
    [undefined, [8000, 8001, 8002]],
    ['8000, 8002, 9999', [8000, 8002]],
    ['', []],
  ])('are read on their active ports %j', (active, ports) => {
    const annotations: Record<string, string> =
      active === undefined ? {} : { 'llm-d.ai/active-ports': active };
    const targets = targetsOf({
      inferencePools: [pool('a', { targetPorts: [8000, 8001, 8002] })],
      pods: [pod('one', { annotations })],
    });
    expect(targets.map(({ port }) => port)).toEqual(ports);
  });

  it('are read once for all pools they count for', () => {
    const legacy = pool('a', {
      meta: meta('a', { apiVersion: 'inference.networking.x-k8s.io/v1alpha2' }),
    });
    const [target, ...rest] = targetsOf({
      inferencePools: [pool('a'), legacy, pool('b')],
      pods: [pod('one')],
    });
    expect(target.pools).toEqual(['chat/a', 'chat/b']);
    expect(rest).toEqual([]);
  });
});

describe('pickers', () => {
  const ref = { group: '', kind: 'Service', name: 'a-epp', port: 9002 };
  const eppPod = (parts: PodParts = {}) =>
    pod('a-epp-1', { labels: { app: 'epp' }, image: 'epp:1', ...parts });
  const portOf = (ports: Service['ports'], parts: PodParts = {}) =>
    shortly({
      inferencePools: [pool('a', { picker: ref })],
      services: [service('a-epp', { ports })],
      pods: [eppPod(parts)],
    });

  it.each<[string, Service['ports'], PodParts, string]>([
    [
      'named in the service',
      [{ name: 'http-metrics', port: 80, targetPort: '9191' }],
      {},
      'a-epp-1:9191/metrics epp',
    ],
    [
      'named in the service, by its own number',
      [{ name: 'http-metrics', port: 9192 }],
      {},
      'a-epp-1:9192/metrics epp',
    ],
    [
      'named in the service and in the container',
      [{ name: 'http-metrics', port: 80, targetPort: 'm' }],
      { ports: [{ name: 'm', containerPort: 9193 }] },
      'a-epp-1:9193/metrics epp',
    ],
    [
      'named in the container',
      [],
      { ports: [{ name: 'metrics', containerPort: 9194 }] },
      'a-epp-1:9194/metrics epp',
    ],
    [
      'given by flag',
      [],
      { args: ['--metrics-port=9195'] },
      'a-epp-1:9195/metrics epp',
    ],
    [
      'given by flag and value',
      [],
      { args: ['--metrics-port', '9196'] },
      'a-epp-1:9196/metrics epp',
    ],
    ['not named', [], {}, 'a-epp-1:9090/metrics epp'],
  ])('are read on the port that is %s', (_, ports, parts, expected) => {
    expect(portOf(ports, parts)).toEqual([expected]);
  });

  it('come before the servers', () => {
    expect(
      shortly({
        inferencePools: [pool('a', { picker: ref })],
        services: [service('a-epp')],
        pods: [pod('one'), eppPod()],
      }),
    ).toEqual(['a-epp-1:9090/metrics epp', 'one:8000/metrics vllm']);
  });

  it.each([
    { why: 'there is no service', services: [] },
    {
      why: 'the service leads out',
      services: [service('a-epp', { type: 'ExternalName' })],
    },
    {
      why: 'the service selects nothing',
      services: [service('a-epp', { selector: {} })],
    },
    {
      why: 'the service is of another namespace',
      services: [service('a-epp', { meta: meta('a-epp', { namespace: 'x' }) })],
    },
  ])('are none where $why', ({ services }) => {
    expect(
      shortly({
        inferencePools: [pool('a', { picker: ref })],
        services,
        pods: [eppPod()],
      }),
    ).toEqual([]);
  });

  it('are none of a pool without one', () => {
    const objects = {
      inferencePools: [pool('a')],
      services: [service('a-epp')],
      pods: [eppPod()],
    };
    expect(shortly(objects)).toEqual([]);
  });
});

describe('gateways', () => {
  const CONTROLLER = 'agentgateway.dev/agentgateway';
  const gatewayClass = (controllerName: string): GatewayClass => ({
    meta: meta('class', { namespace: '' }),
    controllerName,
    conditions: [],
  });
  const gateway = (name: string): Gateway => ({
    meta: meta(name, { namespace: 'infra' }),
    className: 'class',
    listeners: [],
    addresses: [],
    conditions: [],
  });
  const route = (kind: string): HttpRoute => ({
    meta: meta('chat'),
    parentRefs: [
      {
        group: 'gateway.networking.k8s.io',
        kind: 'Gateway',
        namespace: 'infra',
        name: 'main',
      },
    ],
    hostnames: [],
    rules: [
      {
        matches: [],
        filters: [],
        backendRefs: [
          { group: '', kind, namespace: 'chat', name: 'a', weight: 1 },
        ],
      },
    ],
    parents: [],
  });
  const proxy = (name: string, parts: PodParts = {}) =>
    pod(name, {
      namespace: 'infra',
      labels: { 'gateway.networking.k8s.io/gateway-name': 'main' },
      ...parts,
    });
  const objects = {
    gatewayClasses: [gatewayClass(CONTROLLER)],
    gateways: [gateway('main'), gateway('other')],
    httpRoutes: [route('InferencePool')],
    pods: [
      proxy('main-1'),
      proxy('main-2', { phase: 'Pending' }),
      proxy('elsewhere', { namespace: 'chat' }),
      proxy('other-1', {
        labels: { 'gateway.networking.k8s.io/gateway-name': 'other' },
      }),
    ],
  };

  it('are read where routes lead to pools', () => {
    expect(targetsOf(objects)).toEqual([
      {
        cluster: 'prod-eu',
        role: 'gateway',
        namespace: 'infra',
        pod: 'main-1',
        podIp: '10.1.0.7',
        ready: true,
        port: 15020,
        path: '/metrics',
        engine: 'agentgateway',
        pools: [],
        gateway: 'infra/main',
      },
    ]);
  });

  it('have the page of their data plane', () => {
    const pageOf = (controller: string, parts: PodParts = {}) =>
      shortly({
        ...objects,
        gatewayClasses: [gatewayClass(controller)],
        pods: [proxy('main-1', parts)],
      });
    expect(pageOf('istio.io/gateway-controller')).toEqual([
      'main-1:15020/stats/prometheus istio',
    ]);
    expect(
      pageOf('gateway.envoyproxy.io/gatewayclass-controller', {
        namespace: 'envoy-gateway-system',
        labels: {
          'gateway.envoyproxy.io/owning-gateway-name': 'main',
          'gateway.envoyproxy.io/owning-gateway-namespace': 'infra',
        },
      }),
    ).toEqual(['main-1:19001/stats/prometheus envoy-gateway']);
    expect(pageOf('example.com/unknown')).toEqual([]);
  });

  it('have the page of what runs beside their proxy, too', () => {
    const [plain] = [proxy('main-1')];
    const [envoy] = plain.containers;
    const beside = (image: string): Pod => ({
      ...plain,
      containers: [envoy, { ...envoy, name: 'beside', image }],
    });
    const pagesOf = (controller: string, image: string) =>
      shortly({
        ...objects,
        gatewayClasses: [gatewayClass(controller)],
        pods: [beside(image)],
      });
    const extProc = 'docker.io/envoyproxy/ai-gateway-extproc:v1.1.0';
    expect(
      pagesOf('gateway.envoyproxy.io/gatewayclass-controller', extProc),
    ).toEqual([
      'main-1:19001/stats/prometheus envoy-gateway',
      'main-1:1064/metrics envoy-ai-gateway',
    ]);
    expect(
      pagesOf('gateway.envoyproxy.io/gatewayclass-controller', 'fluentd:1'),
    ).toEqual(['main-1:19001/stats/prometheus envoy-gateway']);
    expect(pagesOf('example.com/unknown', extProc)).toEqual([]);
  });

  it('come after pickers and before servers', () => {
    const { pods } = objects;
    const all = shortly({
      ...objects,
      inferencePools: [
        pool('a', { picker: { group: '', kind: 'Service', name: 'a-epp' } }),
      ],
      services: [service('a-epp')],
      pods: [...pods, pod('one'), pod('a-epp-1', { labels: { app: 'epp' } })],
    });
    expect(all.map(target => target.split(':')[0])).toEqual([
      'a-epp-1',
      'main-1',
      'one',
    ]);
  });

  it('are left alone without a pool behind them, or without their class', () => {
    expect(shortly({ ...objects, httpRoutes: [route('Service')] })).toEqual([]);
    expect(shortly({ ...objects, gatewayClasses: [] })).toEqual([]);
  });
});
