// SPDX-License-Identifier: Apache-2.0

/** Enough of a Kubernetes object to be applied to the simulator. */
interface Applied {
  apiVersion: string;
  kind: string;
  metadata: { namespace: string; name: string };
  [field: string]: unknown;
}

const POOL_GROUP = 'inference.networking.k8s.io';
const POOLS: Record<string, string> = {
  chat: 'qwen-chat',
  support: 'llama-support',
  search: 'mistral-search',
};

const poolRef = (name: string, more: object = {}) => ({
  group: POOL_GROUP,
  kind: 'InferencePool',
  name,
  ...more,
});

const path = (type: string, value: string) => ({ path: { type, value } });
const values = (entries: Record<string, string>, type = 'Exact') =>
  Object.entries(entries).map(([name, value]) => ({ name, value, type }));

interface RouteSample {
  namespace?: keyof typeof POOLS;
  host?: string;
  matches?: object[];
  backendRefs?: object[];
  rules?: object[];
  sectionName?: string;
}

function route(name: string, sample: RouteSample): Applied {
  const { namespace = 'chat', host = `${name}.example.com` } = sample;
  const {
    matches,
    backendRefs = [poolRef(POOLS[namespace])],
    rules = [{ matches, backendRefs }],
  } = sample;
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { namespace, name: `explained-${name}` },
    spec: {
      parentRefs: [
        {
          group: 'gateway.networking.k8s.io',
          kind: 'Gateway',
          namespace: 'inference-system',
          name: 'inference-gateway',
          ...(sample.sectionName && { sectionName: sample.sectionName }),
        },
      ],
      hostnames: [host],
      rules,
    },
  };
}

const service = (name: string, selector: Record<string, string>): Applied => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { namespace: 'chat', name },
  spec: { selector, ports: [{ port: 8000, targetPort: 8000 }] },
});

/** On the route of the same name. */
const policy = (name: string, traffic: object): Applied => ({
  apiVersion: 'agentgateway.dev/v1alpha1',
  kind: 'AgentgatewayPolicy',
  metadata: { namespace: 'chat', name: `explained-${name}` },
  spec: {
    targetRefs: [
      {
        group: 'gateway.networking.k8s.io',
        kind: 'HTTPRoute',
        name: `explained-${name}`,
      },
    ],
    traffic,
  },
});

const serviceRef = (name: string) => ({ kind: 'Service', name, port: 8000 });

/** Routes by which precedence and each way to fail can be tried. */
export function dataPlaneRoutes(): Applied[] {
  const v1 = path('PathPrefix', '/v1');
  const pathHost = 'path.example.com';
  const orderHost = 'order.example.com';
  return [
    route('path', { matches: [path('Exact', '/v1/models')] }),
    route('path-v1', {
      namespace: 'support',
      host: pathHost,
      matches: [path('PathPrefix', '/v1/')],
    }),
    route('path-root', {
      namespace: 'search',
      host: pathHost,
      matches: [path('PathPrefix', '/')],
    }),
    route('order', { matches: [{ ...v1, method: 'GET' }] }),
    route('order-one', {
      namespace: 'support',
      host: orderHost,
      matches: [{ ...v1, headers: values({ 'x-a': '1' }) }],
    }),
    route('order-two', {
      namespace: 'search',
      host: orderHost,
      matches: [{ ...v1, headers: values({ 'x-a': '1', 'x-b': '2' }) }],
    }),
    route('query', { matches: [v1] }),
    route('query-debug', {
      namespace: 'search',
      host: 'query.example.com',
      matches: [{ ...v1, queryParams: values({ debug: '1' }) }],
    }),
    route('wild', { host: '*.wild.example.com' }),
    route('wild-a', { namespace: 'support', host: 'a.wild.example.com' }),
    route('regex', { matches: [path('PathPrefix', '/v1/mod')] }),
    route('regex-path', {
      namespace: 'search',
      host: 'regex.example.com',
      matches: [path('RegularExpression', '/v[0-9]+/models')],
    }),
    route('regex-header', {
      namespace: 'support',
      host: 'regex.example.com',
      matches: [
        { headers: values({ 'x-tenant': 'gold-[0-9]+' }, 'RegularExpression') },
      ],
    }),
    route('tie', { matches: [v1] }),
    route('tie-later', {
      namespace: 'search',
      host: 'tie.example.com',
      matches: [v1],
    }),
    route('rules', {
      rules: [
        { matches: [v1], backendRefs: [poolRef('qwen-chat')] },
        { matches: [v1], backendRefs: [poolRef('none')] },
      ],
    }),
    route('open', {}),
    route('zero', { backendRefs: [poolRef('qwen-chat', { weight: 0 })] }),
    route('none', { backendRefs: [] }),
    route('missing', { backendRefs: [poolRef('never-made')] }),
    route('legacy', {
      backendRefs: [
        poolRef('qwen-chat', { group: 'inference.networking.x-k8s.io' }),
      ],
    }),
    route('secret', { backendRefs: [{ kind: 'Secret', name: 'qwen-chat' }] }),
    route('across', {
      backendRefs: [poolRef('mistral-search', { namespace: 'search' })],
    }),
    route('section', { sectionName: 'https' }),
    route('half', {
      backendRefs: [poolRef('qwen-chat'), poolRef('never-made')],
    }),
    route('spare', {
      backendRefs: [poolRef('qwen-chat'), poolRef('never-made', { weight: 0 })],
    }),
    route('service', { backendRefs: [serviceRef('explained-qwen')] }),
    service('explained-qwen', { app: 'qwen-chat' }),
    route('empty', { backendRefs: [serviceRef('explained-empty')] }),
    service('explained-empty', { app: 'nobody' }),
    route('granted', {
      backendRefs: [poolRef('mistral-search', { namespace: 'search' })],
    }),
    {
      apiVersion: 'gateway.networking.k8s.io/v1beta1',
      kind: 'ReferenceGrant',
      metadata: { namespace: 'search', name: 'explained-granted' },
      spec: {
        from: [
          {
            group: 'gateway.networking.k8s.io',
            kind: 'HTTPRoute',
            namespace: 'chat',
          },
        ],
        to: [{ group: POOL_GROUP, kind: 'InferencePool' }],
      },
    },
    route('pinned', {
      rules: [
        { matches: [v1], backendRefs: [poolRef('qwen-chat')] },
        {
          matches: [{ ...v1, headers: values({ 'x-version': 'next' }) }],
          backendRefs: [poolRef('never-made')],
        },
      ],
    }),
    route('moved', {
      rules: [
        {
          filters: [
            {
              type: 'RequestRedirect',
              requestRedirect: { hostname: 'new.example.com', statusCode: 301 },
            },
          ],
        },
      ],
    }),
    route('keys', {}),
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { namespace: 'chat', name: 'explained-keys' },
      data: { client: btoa('k-123') },
    },
    policy('keys', {
      apiKeyAuthentication: { secretRef: { name: 'explained-keys' } },
    }),
    route('closed', {}),
    policy('closed', { directResponse: { status: 451 } }),
    route('gone', { backendRefs: [serviceRef('explained-gone')] }),
    {
      apiVersion: 'llm-d.ai/v1alpha2',
      kind: 'InferenceObjective',
      metadata: { namespace: 'chat', name: 'batch' },
      spec: { priority: -1, poolRef: { name: 'qwen-chat' } },
    },
  ];
}
