// SPDX-License-Identifier: Apache-2.0
import {
  EntityInference,
  GitOpsOwner,
  PoolDetail,
  RouteRule,
} from '@inference-portal/backstage-plugin-inference-common';
import { sampleTimeouts } from './sampleExplanations';
import {
  before,
  sampleEndpoint,
  sampleFinding,
  sampleLoad,
  samplePool,
} from './samplePools';

/** What applies the sample's objects. */
export const SAMPLE_GITOPS: GitOpsOwner = {
  kind: 'Application',
  namespace: 'argocd',
  name: 'chat',
  synced: true,
  revision: '5f2c91d',
  source: 'https://git.example/models.git at main, ./chat',
  url: 'https://git.example/models.git',
};

const QWEN = 'Qwen/Qwen2.5-1.5B-Instruct';
const GATEWAY = 'inference-system/inference-gateway';

function sampleRoute(
  changes: Pick<RouteRule, 'route' | 'backends'> & Partial<RouteRule>,
): RouteRule {
  const usual = {
    rule: 0,
    gateway: GATEWAY,
    listeners: ['http'],
    hostnames: [],
    matches: [`/v1 · X-Gateway-Base-Model-Name = ${QWEN}`],
    models: [QWEN],
    accepted: true,
    resolvedRefs: true,
    stale: false,
    timeouts: [],
  };
  return { ...usual, ...changes };
}

function backend(
  pool: Pick<PoolDetail, 'cluster' | 'namespace' | 'name'>,
  weight: number,
  share: number,
) {
  const { cluster, namespace, name } = pool;
  return {
    kind: 'InferencePool',
    namespace,
    name,
    pool: { cluster, namespace, name },
    weight,
    share,
  };
}

function sampleView(
  now: number,
  changes: Partial<EntityInference> & { entityRef: string },
): EntityInference {
  return {
    at: before(now, 1),
    clusters: [
      { name: 'prod-eu', state: 'connected', lastSyncedAt: before(now, 2) },
      { name: 'prod-us', state: 'connected', lastSyncedAt: before(now, 3) },
    ],
    health: 'healthy',
    reason: 'Every route leads to pools with ready endpoints',
    gateways: [
      {
        object: {
          cluster: 'prod-eu',
          apiVersion: 'gateway.networking.k8s.io/v1',
          kind: 'Gateway',
          namespace: 'inference-system',
          name: 'inference-gateway',
        },
        cluster: 'prod-eu',
        namespace: 'inference-system',
        name: 'inference-gateway',
        className: 'agentgateway',
        controller: 'agentgateway.dev/agentgateway',
        programmed: true,
        addresses: ['10.96.14.7'],
        listeners: [
          { name: 'http', port: 80, protocol: 'HTTP', programmed: true },
        ],
      },
    ],
    routes: [],
    pools: [],
    findings: [],
    rollouts: [],
    lookups: [],
    access: { canRollout: true },
    ...changes,
  };
}

/** Two pools of one route, 90 and 10 per cent. */
export function healthyWithCanary(now: number): EntityInference {
  const stable = {
    cluster: 'prod-eu',
    namespace: 'chat',
    name: 'qwen-chat-v1',
  };
  const canary = {
    cluster: 'prod-eu',
    namespace: 'chat',
    name: 'qwen-chat-v2',
  };
  const routes = [
    sampleRoute({
      route: { cluster: 'prod-eu', namespace: 'chat', name: 'qwen-chat' },
      timeouts: sampleTimeouts,
      backends: [
        {
          ...backend(stable, 90, 0.9),
          observed: {
            share: 0.906,
            requests: 12_510,
            source: 'gateway inference-gateway-5c9d:15020',
            windowMs: 300_000,
          },
        },
        {
          ...backend(canary, 10, 0.1),
          observed: {
            share: 0.094,
            requests: 1_298,
            source: 'gateway inference-gateway-5c9d:15020',
            windowMs: 300_000,
          },
        },
      ],
    }),
  ];
  const names = ['4kq7z', '6m2xn', '9d8bw', 'c5tfh', 'g7rlp', 'k2vqs', 'q9hjd'];
  return sampleView(now, {
    entityRef: 'component:default/qwen-chat',
    routes,
    pools: [
      samplePool({
        ...stable,
        pickerObjects: ['Service', 'Deployment'].map(kind => ({
          cluster: stable.cluster,
          apiVersion: kind === 'Service' ? 'v1' : 'apps/v1',
          kind,
          namespace: stable.namespace,
          name: 'qwen-chat-v1-epp',
        })),
        gitops: SAMPLE_GITOPS,
        routes,
        load: sampleLoad(now, 'endpoint picker qwen-chat-v1-epp-5f7c:9090', {
          requestRate: 41.7,
          errorRate: 0.0012,
          queueDepth: 6,
          runningRequests: 52,
          kvCacheRatio: 0.43,
          prefixHitRatio: 0.61,
          ttftMs: { p50: 118, p95: 402 },
          itlMs: { p50: 17, p95: 28 },
          e2eMs: { p50: 2_310, p95: 7_840 },
          tokensPerSecond: 3_870,
          schedulerMs: { p99: 2.3 },
        }),
        endpointList: names.map((name, i) =>
          sampleEndpoint(now, i, { pod: `qwen-chat-v1-6d5f9c7b8d-${name}` }),
        ),
        objectives: [
          {
            name: 'interactive',
            priority: 10,
            apiVersion: 'llm-d.ai/v1alpha2',
          },
        ],
      }),
      samplePool({
        ...canary,
        routes,
        load: sampleLoad(now, 'endpoint picker qwen-chat-v2-epp-7b1d:9090', {
          requestRate: 4.62,
          errorRate: 0,
          queueDepth: 1,
          runningRequests: 7,
          kvCacheRatio: 0.19,
          prefixHitRatio: 0.34,
          ttftMs: { p50: 131, p95: 455 },
          itlMs: { p50: 16, p95: 25 },
          tokensPerSecond: 428,
        }),
        endpointList: [
          sampleEndpoint(now, 8, { pod: 'qwen-chat-v2-58cb4d96f4-jx8w2' }),
          sampleEndpoint(now, 9, {
            pod: 'qwen-chat-v2-58cb4d96f4-zt6mc',
            restarts: 2,
            fresh: false,
          }),
        ],
      }),
    ],
  });
}

/** The canary's picker is Pending. */
export function pickerUnschedulable(now: number): EntityInference {
  const view = healthyWithCanary(now);
  const [stable, canary] = view.pools;
  const since = before(now, 12 * 60 + 7);
  const findings = [
    sampleFinding({
      code: 'picker-unschedulable',
      severity: 'error',
      title: "The endpoint picker can't be scheduled",
      detail:
        'The pod qwen-chat-v2-epp-7b1d asks for 64 CPU; the largest free node, gpu-a-1, has 1.8. Every request to the pool fails, as its failure mode is FailClose.',
      subject: {
        cluster: 'prod-eu',
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        namespace: 'chat',
        name: 'qwen-chat-v2-epp',
        field: 'spec.template.spec.containers[0].resources.requests.cpu',
      },
      evidence: [
        { label: 'Asked', value: '64 CPU' },
        { label: 'Largest free node', value: 'gpu-a-1 with 1.8 CPU' },
        {
          label: 'Scheduler',
          value: '0/5 nodes are available: 5 Insufficient cpu.',
        },
      ],
      remedy: {
        text: 'Ask for less CPU, or add a node that has it.',
        patch: {
          kind: 'strategic',
          object: {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            namespace: 'chat',
            name: 'qwen-chat-v2-epp',
          },
          target: 'Deployment chat/qwen-chat-v2-epp',
          yaml: [
            'spec:',
            '  template:',
            '    spec:',
            '      containers:',
            '        - name: epp',
            '          resources:',
            '            requests:',
            '              cpu: "1"',
            '',
          ].join('\n'),
        },
      },
      since,
    }),
    sampleFinding({
      code: 'pool-scaled-to-zero',
      severity: 'info',
      title: 'The pool is scaled to zero',
      subject: {
        cluster: 'prod-us',
        apiVersion: 'inference.networking.k8s.io/v1',
        kind: 'InferencePool',
        namespace: 'chat',
        name: 'qwen-chat-night',
      },
      since: before(now, 3 * 3_600 + 300),
    }),
  ];
  return {
    ...view,
    health: 'degraded',
    reason: '10 % of the requests of route chat/qwen-chat get no endpoint',
    findings,
    pools: [
      stable,
      {
        ...canary,
        health: 'failing',
        reason: 'Its endpoint picker has no ready replica',
        load: canary.load && {
          ...canary.load,
          at: before(now, 760),
          stale: true,
        },
        picker: {
          health: 'failing',
          name: 'qwen-chat-v2-epp',
          replicas: { ready: 0, total: 1 },
        },
        pickers: [
          {
            pod: 'qwen-chat-v2-epp-7b1d',
            ready: false,
            reason: 'Pending: 0/5 nodes are available: 5 Insufficient cpu.',
            engine: 'llm-d-router',
            modelNames: [],
            adapters: [],
            restarts: 0,
          },
        ],
        findings: { error: 1, warning: 0, info: 0 },
        findingList: [findings[0]],
      },
    ],
  };
}

/** Every server of the pool crashes. */
export function crashLooping(now: number): EntityInference {
  const ref = {
    cluster: 'prod-us',
    namespace: 'support',
    name: 'llama-support',
  };
  const reason = 'CrashLoopBackOff: exit code 137 (OOMKilled), 14 restarts';
  const routes = [
    sampleRoute({
      // Its gateway is not there.
      listeners: undefined,
      route: {
        cluster: 'prod-us',
        namespace: 'support',
        name: 'llama-support',
      },
      models: ['meta-llama/Llama-3.1-8B-Instruct', 'support-tickets'],
      matches: ['/v1 · X-Gateway-Base-Model-Name = meta-llama/Llama-3.1-8B'],
      hostnames: ['llm.example.com'],
      backends: [backend(ref, 1, 1)],
      resolvedRefs: 'unknown',
      stale: true,
    }),
  ];
  return sampleView(now, {
    entityRef: 'component:default/llama-support',
    health: 'failing',
    reason: 'No endpoint of the only pool is ready',
    routes,
    findings: [
      sampleFinding({
        code: 'server-crash-looping',
        severity: 'error',
        title: 'Model servers crash again and again',
        detail: `5 of 5 pods of llama-support: ${reason}.`,
        subject: {
          cluster: 'prod-us',
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          namespace: 'support',
          name: 'llama-support',
        },
        evidence: [{ label: 'Last exit', value: '137 (OOMKilled)' }],
        since: before(now, 41 * 60),
      }),
    ],
    pools: [
      samplePool({
        ...ref,
        health: 'failing',
        reason: 'No endpoint is ready: 5 of 5 crash',
        models: ['meta-llama/Llama-3.1-8B-Instruct', 'support-tickets'],
        routes,
        findings: { error: 1, warning: 0, info: 0 },
        endpointList: ['a7', 'b3', 'd9', 'f2', 'h6'].map((name, i) =>
          sampleEndpoint(now, i, {
            pod: `llama-support-7c4d8f6b9-x${name}`,
            ready: false,
            reason,
            restarts: 14 + i,
            load: undefined,
            adapters: ['support-tickets'],
          }),
        ),
      }),
    ],
  });
}

/** The pool's workload has no replicas, on purpose. */
export function scaledToZero(now: number): EntityInference {
  return sampleView(now, {
    entityRef: 'component:default/mistral-search',
    health: 'idle',
    reason: 'The only pool is scaled to zero',
    pools: [
      samplePool({
        cluster: 'prod-us',
        namespace: 'search',
        name: 'mistral-search',
        models: [],
        health: 'idle',
        reason: 'Deployment search/mistral-search has 0 replicas',
        findings: { error: 0, warning: 0, info: 1 },
      }),
    ],
  });
}

/** One of the clusters does not answer; what it last said is shown. */
export function clusterUnreachable(now: number): EntityInference {
  const view = healthyWithCanary(now);
  const lastSyncedAt = before(now, 22 * 60);
  return {
    ...view,
    health: 'unknown',
    reason: 'edge does not answer, so its pool cannot be judged',
    clusters: [
      ...view.clusters,
      {
        name: 'edge',
        state: 'unreachable',
        reason: 'connect ECONNREFUSED 127.0.0.1:8473',
        lastSyncedAt,
      },
      {
        name: 'lab',
        state: 'unauthorized',
        reason: "the API server refuses the portal's token (401)",
      },
    ],
    pools: [
      ...view.pools,
      samplePool({
        cluster: 'edge',
        namespace: 'chat',
        name: 'qwen-chat-edge',
        health: 'unknown',
        reason: 'The cluster does not answer',
        staleSince: lastSyncedAt,
        endpointList: [
          sampleEndpoint(now, 30, {
            pod: 'qwen-chat-edge-0',
            load: undefined,
            fresh: false,
          }),
        ],
      }),
    ],
  };
}

/** Annotations that lead nowhere. */
export function nothingFound(now: number): EntityInference {
  return sampleView(now, {
    entityRef: 'component:default/ghost',
    health: 'unknown',
    reason: 'No pool belongs to this entity',
    gateways: [],
    clusters: [
      { name: 'prod-eu', state: 'connected', lastSyncedAt: before(now, 2) },
      {
        name: 'edge',
        state: 'unreachable',
        reason: 'connect ECONNREFUSED 127.0.0.1:8473',
      },
    ],
    lookups: [
      {
        annotation: 'inference-portal.io/pools',
        value: 'prod-xx/chat/ghost',
        found: 0,
        problem:
          'There is no cluster prod-xx. Name one of prod-eu, edge, or leave the cluster out.',
      },
      {
        annotation: 'inference-portal.io/models',
        value: 'ghost/ghost-7b',
        found: 0,
        problem: 'No pool serves a model of this name in prod-eu.',
      },
    ],
  });
}

/** One pool of 500, of which some crash and some don't fit. */
export function manyEndpoints(now: number): EntityInference {
  const endpointList = Array.from({ length: 500 }, (_, i) => {
    const pod = `giant-${String(i).padStart(3, '0')}`;
    if (i % 43 === 0) {
      return sampleEndpoint(now, i, {
        pod,
        ready: false,
        reason: 'CrashLoopBackOff: exit code 1',
        restarts: 9,
        load: undefined,
      });
    }
    if (i % 71 === 0) {
      return sampleEndpoint(now, i, {
        pod,
        ready: false,
        reason:
          'Pending: 0/90 nodes are available: 90 Insufficient nvidia.com/gpu.',
        node: undefined,
        startedAt: undefined,
        load: undefined,
      });
    }
    return sampleEndpoint(now, i, { pod });
  });
  return sampleView(now, {
    entityRef: 'component:default/giant',
    health: 'degraded',
    reason: '19 of 500 endpoints are not ready',
    pools: [
      samplePool({
        cluster: 'prod-eu',
        namespace: 'giant',
        name: 'giant',
        health: 'degraded',
        reason: '19 of 500 endpoints are not ready',
        endpointList,
      }),
    ],
  });
}
