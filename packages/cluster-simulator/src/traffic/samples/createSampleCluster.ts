// SPDX-License-Identifier: Apache-2.0
import { createCluster } from '../../cluster/createCluster';
import type { KubernetesObject } from '../../cluster/KubernetesObject';
import { createManualClock } from '../../time/createManualClock';
import type { ModelTraffic } from '../TrafficScenario';

/** 15:00 UTC. */
export const SAMPLE_START = Date.UTC(2026, 8, 15, 15);

export const SAMPLE_MODEL: ModelTraffic = {
  model: 'Qwen/Qwen2.5-1.5B-Instruct',
  gateway: 'inference-system/inference-gateway',
  path: '/v1/chat/completions',
  adapters: [],
  requestsPerSecond: { low: 3, high: 12, peakHour: 15 },
  promptTokens: { mean: 620, deviation: 300, max: 3000 },
  outputTokens: { mean: 210, deviation: 120, max: 800 },
  prefixes: { count: 5, tokens: 384, ratio: 0.7 },
  streamRatio: 0.7,
  abortRatio: 0.01,
  server: {
    prefillTokensPerSecond: 9000,
    interTokenMs: 14,
    interTokenMsPerRequest: 0.6,
    kvCacheBlocks: 1100,
    blockSize: 16,
  },
};

/** A pod that runs, with nothing above it. */
export function samplePod(
  namespace: string,
  name: string,
  pod: {
    labels: Record<string, string>;
    image: string;
    args?: string[];
    restarts?: number;
    ready?: boolean;
  },
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace, name, labels: pod.labels },
    spec: {
      containers: [{ name: 'main', image: pod.image, args: pod.args ?? [] }],
    },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: pod.ready ?? true ? 'True' : 'False' }],
      containerStatuses: [{ name: 'main', restartCount: pod.restarts ?? 0 }],
    },
  };
}

export function sampleService(
  namespace: string,
  name: string,
  selector: Record<string, string>,
  port: number,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { namespace, name },
    spec: { selector, ports: [{ port, targetPort: port }] },
  };
}

export const LLM_D_IMAGE =
  'ghcr.io/llm-d/llm-d-router-endpoint-picker:v0.10.0';
export const GIE_IMAGE =
  'registry.k8s.io/gateway-api-inference-extension/epp:v1.5.0';

/** A pool with its picker and servers. */
export function samplePool(pool: {
  namespace: string;
  name: string;
  model: string;
  endpoints: number;
  pickerImage?: string;
  args?: string[];
}): KubernetesObject[] {
  const { namespace, name } = pool;
  return [
    {
      apiVersion: 'inference.networking.k8s.io/v1',
      kind: 'InferencePool',
      metadata: { namespace, name },
      spec: {
        selector: { matchLabels: { app: name } },
        targetPorts: [{ number: 8000 }],
        endpointPickerRef: { name: `${name}-epp`, port: { number: 9002 } },
      },
    },
    sampleService(namespace, `${name}-epp`, { app: `${name}-epp` }, 9002),
    samplePod(namespace, `${name}-epp-0`, {
      labels: { app: `${name}-epp` },
      image: pool.pickerImage ?? LLM_D_IMAGE,
      args: ['--pool-name', name, '--pool-namespace', namespace],
    }),
    ...Array.from({ length: pool.endpoints }, (_, index) =>
      samplePod(namespace, `${name}-${index}`, {
        labels: { app: name },
        image: 'vllm/vllm-openai:v0.26.0',
        args: [
          `--model=${pool.model}`,
          '--max-num-seqs=32',
          ...(pool.args ?? []),
        ],
      }),
    ),
  ];
}

export interface SampleBackend {
  name: string;
  namespace?: string;
  weight?: number;
  kind?: string;
  group?: string;
  port?: number;
}

/** A route with the statuses its controller would have written. */
export function sampleRoute(route: {
  namespace: string;
  name: string;
  rules: Array<{
    matches?: unknown[];
    backends?: SampleBackend[];
    timeouts?: Record<string, string>;
  }>;
  hostnames?: string[];
  createdAt?: string;
  accepted?: boolean;
  unresolved?: string;
  sectionName?: string;
}): KubernetesObject {
  const parentRef = {
    name: 'inference-gateway',
    namespace: 'inference-system',
    ...(route.sectionName ? { sectionName: route.sectionName } : {}),
  };
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: {
      namespace: route.namespace,
      name: route.name,
      creationTimestamp: route.createdAt ?? '2026-09-01T00:00:00Z',
    },
    spec: {
      parentRefs: [parentRef],
      ...(route.hostnames ? { hostnames: route.hostnames } : {}),
      rules: route.rules.map(rule => ({
        ...(rule.matches ? { matches: rule.matches } : {}),
        ...(rule.timeouts ? { timeouts: rule.timeouts } : {}),
        backendRefs: (rule.backends ?? []).map(backend => ({
          group: 'inference.networking.k8s.io',
          kind: 'InferencePool',
          ...backend,
        })),
      })),
    },
    status: {
      parents: [
        {
          parentRef,
          controllerName: 'agentgateway.dev/agentgateway',
          conditions: [
            {
              type: 'Accepted',
              status: route.accepted ?? true ? 'True' : 'False',
            },
            route.unresolved
              ? {
                  type: 'ResolvedRefs',
                  status: 'False',
                  reason: route.unresolved,
                }
              : { type: 'ResolvedRefs', status: 'True' },
          ],
        },
      ],
    },
  };
}

export const modelHeader = (value: string) => ({
  path: { type: 'PathPrefix', value: '/' },
  headers: [{ type: 'Exact', name: 'X-Gateway-Base-Model-Name', value }],
});

/** The gateway with one proxy, and the policy that reads the model from the body. */
export function sampleGateway(options: {
  cel?: string;
  listeners?: unknown[];
  maxBufferSize?: string | number;
} = {}): KubernetesObject[] {
  const namespace = 'inference-system';
  return [
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { namespace, name: 'inference-gateway' },
      spec: {
        gatewayClassName: 'agentgateway',
        listeners: options.listeners ?? [
          { name: 'http', port: 80, protocol: 'HTTP' },
        ],
      },
    },
    {
      apiVersion: 'agentgateway.dev/v1alpha1',
      kind: 'AgentgatewayPolicy',
      metadata: { namespace, name: 'bbr' },
      spec: {
        targetRefs: [
          {
            group: 'gateway.networking.k8s.io',
            kind: 'Gateway',
            name: 'inference-gateway',
          },
        ],
        ...(options.maxBufferSize === undefined
          ? {}
          : { frontend: { http: { maxBufferSize: options.maxBufferSize } } }),
        traffic: {
          phase: 'PreRouting',
          transformation: {
            request: {
              set: [
                {
                  name: 'X-Gateway-Base-Model-Name',
                  value: options.cel ?? 'string(json(request.body).model)',
                },
              ],
            },
          },
        },
      },
    },
    samplePod(namespace, 'inference-gateway-0', {
      labels: { 'gateway.networking.k8s.io/gateway-name': 'inference-gateway' },
      image: 'cr.agentgateway.dev/agentgateway:1.4.1',
    }),
  ];
}

/** An empty cluster whose time stands still until told otherwise. */
export function createSampleCluster(
  objects: KubernetesObject[],
  seed: string = 'sample',
) {
  const clock = createManualClock({ startAt: SAMPLE_START });
  const cluster = createCluster({ name: 'sample', clock, seed: `${seed}/sample` });
  const put = (object: KubernetesObject) => {
    cluster.store.apply(object);
    const { namespace, name } = object.metadata;
    if (object.status === undefined) return;
    const group = object.apiVersion.includes('/')
      ? object.apiVersion.split('/')[0]
      : '';
    const resource = `${object.kind.toLowerCase()}s`;
    cluster.store.updateStatus(
      { group, resource },
      namespace,
      name,
      object.status,
    );
  };
  objects.forEach(put);
  return { cluster, clock, put };
}
