// SPDX-License-Identifier: Apache-2.0
import {
  ClusterObjects,
  Condition,
  Deployment,
  Gateway,
  GatewayClass,
  GatewayPolicy,
  HttpRoute,
  InferencePool,
  ObjectMeta,
  ParentRef,
  Pod,
  Service,
} from '../objects/ClusterObjects';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { noObjects } from '../objects/noObjects';

/** When the samples are looked at; everything in them is older. */
export const NOW = '2026-11-20T12:00:00.000Z';
export const NOW_MS = Date.parse(NOW);
export const CREATED = '2026-11-18T08:00:00.000Z';
export const SETTLED = '2026-11-19T09:30:00.000Z';

export const GATEWAY_API = 'gateway.networking.k8s.io/v1';
export const POOL_API = 'inference.networking.k8s.io/v1';
export const CONTROLLER = 'agentgateway.dev/agentgateway';

export function metaOf(
  apiVersion: string,
  kind: string,
  namespace: string,
  name: string,
  more: Partial<ObjectMeta> = {},
): ObjectMeta {
  return {
    apiVersion,
    kind,
    namespace,
    name,
    uid: `${kind}-${namespace}-${name}`,
    generation: 3,
    createdAt: CREATED,
    labels: {},
    annotations: {},
    owners: [],
    ...more,
  };
}

export function condition(
  type: string,
  status: Condition['status'],
  reason = type,
  message?: string,
): Condition {
  return {
    type,
    status,
    reason,
    message,
    observedGeneration: 3,
    lastTransitionAt: SETTLED,
  };
}

export function gatewayRef(
  name: string,
  namespace: string,
  more: Partial<ParentRef> = {},
): ParentRef {
  return {
    group: 'gateway.networking.k8s.io',
    kind: 'Gateway',
    namespace,
    name,
    ...more,
  };
}

export function sampleGatewayClass(): GatewayClass {
  return {
    meta: metaOf(GATEWAY_API, 'GatewayClass', '', 'agentgateway'),
    controllerName: CONTROLLER,
    conditions: [condition('Accepted', 'True')],
  };
}

export function sampleGateway(): Gateway {
  return {
    meta: metaOf(GATEWAY_API, 'Gateway', 'infra', 'front'),
    className: 'agentgateway',
    listeners: [
      {
        name: 'http',
        port: 8081,
        protocol: 'HTTP',
        allowedRoutes: { from: 'All' },
        attachedRoutes: 2,
        conditions: [
          condition('Accepted', 'True'),
          condition('Programmed', 'True'),
        ],
      },
    ],
    addresses: ['192.0.2.17'],
    conditions: [
      condition('Accepted', 'True'),
      condition('Programmed', 'True'),
    ],
  };
}

export function samplePolicy(): GatewayPolicy {
  return {
    meta: metaOf(
      'agentgateway.dev/v1alpha1',
      'AgentgatewayPolicy',
      'infra',
      'bbr',
    ),
    targets: [
      { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'front' },
    ],
    phase: 'PreRouting',
    requestHeaders: [
      {
        name: 'X-Gateway-Base-Model-Name',
        expression: 'string(json(request.body).model)',
      },
    ],
    ancestors: [
      {
        ancestorRef: gatewayRef('front', 'infra'),
        controllerName: CONTROLLER,
        conditions: [
          condition('Accepted', 'True'),
          condition('Attached', 'True'),
        ],
      },
    ],
  };
}

export function sampleRoute(
  namespace: string,
  name: string,
  model: string,
  pools: Array<[name: string, weight: number]>,
): HttpRoute {
  const ref = gatewayRef('front', 'infra');
  return {
    meta: metaOf(GATEWAY_API, 'HTTPRoute', namespace, name),
    parentRefs: [ref],
    hostnames: [],
    rules: [
      {
        matches: [
          {
            path: { type: 'PathPrefix', value: '/v1' },
            headers: [
              {
                name: 'X-Gateway-Base-Model-Name',
                type: 'Exact',
                value: model,
              },
            ],
            queryParams: [],
          },
        ],
        backendRefs: pools.map(([pool, weight]) => ({
          group: 'inference.networking.k8s.io',
          kind: 'InferencePool',
          namespace,
          name: pool,
          weight,
        })),
        filters: [],
      },
    ],
    parents: [
      {
        parentRef: ref,
        controllerName: CONTROLLER,
        conditions: [
          condition('Accepted', 'True'),
          condition('ResolvedRefs', 'True'),
        ],
      },
    ],
  };
}

export function samplePool(namespace: string, name: string): InferencePool {
  return {
    meta: metaOf(POOL_API, 'InferencePool', namespace, name),
    selector: { app: name },
    targetPorts: [8000],
    picker: {
      group: '',
      kind: 'Service',
      name: `${name}-epp`,
      port: 9002,
      failureMode: 'FailClose',
    },
    parents: [
      {
        parentRef: gatewayRef('front', 'infra'),
        controllerName: CONTROLLER,
        conditions: [
          condition('Accepted', 'True'),
          condition('ResolvedRefs', 'True'),
        ],
      },
    ],
  };
}

export function samplePod(
  namespace: string,
  name: string,
  labels: Record<string, string>,
  more: Partial<Pod> = {},
): Pod {
  return {
    meta: metaOf('v1', 'Pod', namespace, name, { labels }),
    phase: 'Running',
    node: 'node-7',
    ip: '10.4.0.9',
    startedAt: CREATED,
    containers: [
      {
        name: 'server',
        image: 'vllm/vllm-openai:v0.26.0',
        args: ['--model', 'acme/llm-7b'],
        env: {},
        ports: [{ containerPort: 8000 }],
        requests: { cpu: '4', 'nvidia.com/gpu': '1' },
      },
    ],
    statuses: [{ name: 'server', ready: true, restarts: 0 }],
    conditions: [condition('PodScheduled', 'True'), condition('Ready', 'True')],
    ...more,
  };
}

export function sampleDeployment(
  namespace: string,
  name: string,
  replicas: number,
): Deployment {
  return {
    meta: metaOf('apps/v1', 'Deployment', namespace, name),
    replicas,
    readyReplicas: replicas,
    selector: { app: name },
    podLabels: { app: name },
    containers: samplePod(namespace, name, {}).containers,
    conditions: [],
  };
}

export function samplePicker(
  namespace: string,
  pool: string,
): {
  service: Service;
  pod: Pod;
  deployment: Deployment;
} {
  const name = `${pool}-epp`;
  const containers = [
    {
      name: 'epp',
      image: 'ghcr.io/llm-d/llm-d-router-endpoint-picker:v0.10.0',
      args: ['--pool-name', pool, `--pool-namespace=${namespace}`],
      env: {},
      ports: [{ containerPort: 9002 }],
      requests: { cpu: '8', memory: '8Gi' },
    },
  ];
  return {
    service: {
      meta: metaOf('v1', 'Service', namespace, name),
      type: 'ClusterIP',
      selector: { app: name },
      ports: [
        { name: 'grpc-ext-proc', port: 9002 },
        { name: 'http-metrics', port: 9090 },
      ],
    },
    pod: samplePod(
      namespace,
      `${name}-0`,
      { app: name },
      {
        containers,
        statuses: [{ name: 'epp', ready: true, restarts: 0 }],
      },
    ),
    // One works, one stands by and is not ready.
    deployment: {
      ...sampleDeployment(namespace, name, 2),
      readyReplicas: 1,
      containers,
    },
  };
}

/**
 * A healthy cluster: gateway infra/front; chat/stable (2 endpoints, weight 90)
 * beside chat/canary (1, weight 10); support/helper (2) alone on its route.
 */
export function sampleObjects(): ClusterObjects {
  const pools: Array<[namespace: string, name: string, endpoints: number]> = [
    ['chat', 'stable', 2],
    ['chat', 'canary', 1],
    ['support', 'helper', 2],
  ];
  const pickers = pools.map(([namespace, name]) =>
    samplePicker(namespace, name),
  );
  return {
    ...noObjects(),
    gatewayClasses: [sampleGatewayClass()],
    gateways: [sampleGateway()],
    httpRoutes: [
      sampleRoute('chat', 'chat-route', 'acme/chat-7b', [
        ['stable', 90],
        ['canary', 10],
      ]),
      sampleRoute('support', 'helper-route', 'acme/help-1b', [['helper', 1]]),
    ],
    inferencePools: pools.map(([namespace, name]) =>
      samplePool(namespace, name),
    ),
    gatewayPolicies: [samplePolicy()],
    deployments: [
      ...pools.map(([namespace, name, endpoints]) =>
        sampleDeployment(namespace, name, endpoints),
      ),
      ...pickers.map(({ deployment }) => deployment),
    ],
    services: pickers.map(({ service }) => service),
    pods: [
      ...pools.flatMap(([namespace, name, endpoints]) =>
        Array.from({ length: endpoints }, (_, index) =>
          samplePod(namespace, `${name}-${index}`, { app: name }),
        ),
      ),
      ...pickers.map(({ pod }) => pod),
    ],
  };
}

const KINDS = [
  'GatewayClass',
  'Gateway',
  'HTTPRoute',
  'ReferenceGrant',
  'InferencePool',
  'InferenceObjective',
  'InferenceModelRewrite',
  'InferencePoolImport',
  'InferenceModel',
  'LLMInferenceService',
  'AgentgatewayPolicy',
  'TrafficPolicy',
  'BackendTrafficPolicy',
  'ClientTrafficPolicy',
  'SecurityPolicy',
  'AIGatewayRoute',
  'GCPBackendPolicy',
  'HealthCheckPolicy',
  'DestinationRule',
  'ProxySettingsPolicy',
  'ClientSettingsPolicy',
  'Deployment',
  'StatefulSet',
  'LeaderWorkerSet',
  'Service',
  'EndpointSlice',
  'Pod',
  'Event',
  'CustomResourceDefinition',
  'Kustomization',
  'HelmRelease',
  'GitRepository',
  'OCIRepository',
  'Application',
];

export function sampleSnapshot(
  objects: ClusterObjects = sampleObjects(),
  more: Partial<ClusterSnapshot> = {},
): ClusterSnapshot {
  return {
    cluster: 'prod-eu',
    simulated: false,
    state: 'connected',
    lastSyncedAt: '2026-11-20T11:59:58.000Z',
    kubernetesVersion: 'v1.36.2',
    kinds: KINDS.map(kind => ({
      group: 'any',
      version: 'v1',
      kind,
      state: 'watching',
      objects: 0,
      lastSyncedAt: SETTLED,
    })),
    unreadable: [],
    objects,
    ...more,
  };
}
