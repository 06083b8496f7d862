// SPDX-License-Identifier: Apache-2.0
import { sampleEvents, sampleItems } from '../testing/samples';
import { typeMetaOf, WatchedKind } from '../WatchedKind';
import { WATCHED_KINDS } from '../watchedKinds';

function parseAll<T>(kind: WatchedKind<T>, items: unknown[]): T[] {
  const type = typeMetaOf(kind, kind.versions[0]);
  return items.map(item => {
    const parsed = kind.parse(item, type);
    if (!parsed.ok) {
      throw new Error(`${parsed.unreadable.name}: ${parsed.unreadable.reason}`);
    }
    return parsed.object;
  });
}

const parseSample = <T>(kind: WatchedKind<T>, name: string) =>
  parseAll(kind, sampleItems(name));

describe('recorded lists', () => {
  it('GatewayClass', () => {
    expect(
      parseSample(WATCHED_KINDS.gatewayClasses, 'gatewayclasses.json'),
    ).toEqual([
      {
        meta: {
          apiVersion: 'gateway.networking.k8s.io/v1',
          kind: 'GatewayClass',
          name: 'agentgateway',
          namespace: '',
          uid: 'da8fd2a7-0fc4-4321-99a4-9882b7a1f1d9',
          generation: 1,
          createdAt: '2026-11-20T17:57:17Z',
          labels: {},
          annotations: {},
          owners: [],
        },
        controllerName: 'agentgateway.dev/agentgateway',
        conditions: [
          {
            type: 'Accepted',
            status: 'True',
            reason: 'Accepted',
            message: 'GatewayClass accepted',
            observedGeneration: 1,
            lastTransitionAt: '2026-11-20T18:06:15Z',
          },
        ],
      },
    ]);
  });

  it('Gateway', () => {
    const [gateway] = parseSample(WATCHED_KINDS.gateways, 'gateways.json');
    expect(gateway).toMatchObject({
      meta: { namespace: 'llm-prod', name: 'inference-gateway' },
      className: 'agentgateway',
      addresses: ['10.244.0.1'],
      listeners: [
        {
          name: 'http',
          port: 80,
          protocol: 'HTTP',
          allowedRoutes: { from: 'Same' },
          attachedRoutes: 2,
        },
      ],
    });
    expect(gateway.conditions.map(it => it.type)).toEqual([
      'Accepted',
      'Programmed',
    ]);
    expect(
      gateway.listeners[0].conditions.map(it => [it.type, it.status]),
    ).toEqual([
      ['Accepted', 'True'],
      ['Programmed', 'True'],
      ['ResolvedRefs', 'True'],
      ['Conflicted', 'False'],
    ]);
  });

  it('HTTPRoute', () => {
    const [broken, route] = parseSample(
      WATCHED_KINDS.httpRoutes,
      'httproutes.json',
    );
    expect(broken.rules[0].backendRefs[0].name).toBe('pool-no-epp');
    expect(route.hostnames).toEqual(['llm.example.com']);
    expect(route.parentRefs).toEqual([
      {
        group: 'gateway.networking.k8s.io',
        kind: 'Gateway',
        namespace: 'llm-prod',
        name: 'inference-gateway',
      },
    ]);
    expect(route.rules).toEqual([
      {
        matches: [
          {
            path: { type: 'PathPrefix', value: '/v1' },
            headers: [],
            queryParams: [],
          },
        ],
        backendRefs: [
          poolRef('pool-llama', 'llm-prod', 90),
          poolRef('pool-qwen', 'llm-prod', 10),
        ],
        filters: [],
        timeouts: { request: '300s' },
      },
      {
        matches: [
          {
            path: { type: 'PathPrefix', value: '/canary' },
            headers: [],
            queryParams: [],
          },
        ],
        backendRefs: [poolRef('pool-canary', 'llm-staging', 1)],
        filters: [],
      },
    ]);
    expect(route.parents[0]).toMatchObject({
      controllerName: 'agentgateway.dev/agentgateway',
      parentRef: { name: 'inference-gateway' },
    });
    expect(route.parents[0].conditions[1]).toMatchObject({
      type: 'ResolvedRefs',
      status: 'False',
      reason: 'RefNotPermitted',
    });
  });

  it('ReferenceGrant: none', () => {
    expect(
      parseSample(WATCHED_KINDS.referenceGrants, 'referencegrants.json'),
    ).toEqual([]);
  });

  it('InferencePool', () => {
    const pools = parseSample(
      WATCHED_KINDS.inferencePools,
      'inferencepools.json',
    );
    expect(
      pools.map(({ meta, selector, targetPorts, picker, parents }) => [
        `${meta.namespace}/${meta.name}`,
        selector['llm-d.ai/model'],
        targetPorts,
        `${picker?.name}:${picker?.port}`,
        parents.map(it => it.conditions.map(c => c.status).join()),
      ]),
    ).toEqual([
      [
        'llm-prod/pool-llama',
        'llama',
        [8000],
        'pool-llama-epp:9002',
        ['True,True'],
      ],
      [
        'llm-prod/pool-no-epp',
        'none',
        [8000],
        'missing-epp:9002',
        ['True,False'],
      ],
      [
        'llm-prod/pool-qwen',
        'qwen',
        [8000],
        'pool-qwen-epp:9002',
        ['True,True'],
      ],
      [
        'llm-staging/pool-canary',
        'canary',
        [8000, 8001],
        'pool-canary-epp:9002',
        ['True,False'],
      ],
      ['llm-staging/pool-lw', 'canary', [8000], 'pool-lw-epp:9002', []],
    ]);
    expect(pools[3].parents[0].parentRef).toEqual({
      group: 'gateway.networking.k8s.io',
      kind: 'Status',
      namespace: 'llm-staging',
      name: 'default',
    });
    expect(pools[0].picker).toEqual({
      group: '',
      kind: 'Service',
      name: 'pool-llama-epp',
      port: 9002,
      failureMode: 'FailClose',
    });
  });

  it('InferenceObjective of both groups', () => {
    const objectives = parseSample(
      WATCHED_KINDS.inferenceObjectives,
      'inferenceobjectives-llm-d.json',
    );
    expect(objectives).toHaveLength(1);
    expect(objectives[0].pool.group).toBe('inference.networking.k8s.io');
    expect(objectives[0].meta.apiVersion).toBe('llm-d.ai/v1alpha2');
    expect(
      parseSample(
        WATCHED_KINDS.legacyInferenceObjectives,
        'inferenceobjectives-x-k8s.json',
      ),
    ).toEqual([]);
  });

  it('CRDs, of which only the metadata was asked for', () => {
    const crds = parseSample(WATCHED_KINDS.crds, 'crds-metadata-only.json');
    expect(crds).toHaveLength(16);
    const byName = new Map(
      crds.map(it => [it.crd, [it.bundleVersion, it.channel]]),
    );
    expect(byName.get('httproutes.gateway.networking.k8s.io')).toEqual([
      'v1.6.1',
      'standard',
    ]);
    expect(byName.get('inferencepools.inference.networking.k8s.io')).toEqual([
      'v1.6.0',
      undefined,
    ]);
    expect(byName.get('inferenceobjectives.llm-d.ai')).toEqual([
      'main-dev',
      undefined,
    ]);
    expect(crds[0].meta.kind).toBe('CustomResourceDefinition');
  });

  it('Deployment', () => {
    const deployments = parseSample(
      WATCHED_KINDS.deployments,
      'deployments.json',
    );
    expect(
      deployments.map(it => [
        it.meta.name,
        it.replicas,
        it.readyReplicas,
        it.strategy,
      ]),
    ).toEqual([
      ['pool-llama-epp', 1, 1, 'RollingUpdate'],
      ['pool-qwen-epp', 1, 1, 'RollingUpdate'],
      ['vllm-llama', 3, 3, 'RollingUpdate'],
      ['vllm-qwen', 2, 2, 'RollingUpdate'],
      ['pool-lw-epp', 1, 1, 'RollingUpdate'],
      ['vllm-canary', 2, 2, 'RollingUpdate'],
      ['vllm-canary-dead', 1, 0, 'RollingUpdate'],
    ]);
    expect(deployments[0].containers[0]).toMatchObject({
      name: 'epp',
      image: 'ghcr.io/llm-d/llm-d-router-endpoint-picker:v0.10.0',
      ports: [
        { name: 'grpc', containerPort: 9002 },
        { name: 'grpc-health', containerPort: 9003 },
        { name: 'metrics', containerPort: 9090 },
      ],
    });
    expect(deployments[0].containers[0].args.slice(0, 4)).toEqual([
      '--pool-name',
      'pool-llama',
      '--pool-namespace',
      'llm-prod',
    ]);
  });

  it('Service', () => {
    const services = parseSample(WATCHED_KINDS.services, 'services.json');
    expect(services.map(it => it.meta.name)).toEqual([
      'kubernetes',
      'pool-llama-epp',
      'pool-qwen-epp',
      'pool-lw-epp',
    ]);
    expect(services[1]).toMatchObject({
      type: 'ClusterIP',
      selector: { app: 'pool-llama-epp' },
      ports: [
        { name: 'grpc-ext-proc', port: 9002, targetPort: '9002' },
        { name: 'http-metrics', port: 9090, targetPort: '9090' },
      ],
    });
    expect(services[0].selector).toEqual({});
  });

  it('EndpointSlice', () => {
    const slices = parseSample(
      WATCHED_KINDS.endpointSlices,
      'endpointslices.json',
    );
    expect(slices.map(it => [it.service, it.endpoints])).toEqual([
      ['kubernetes', [{ addresses: ['10.244.0.1'], ready: true }]],
      [
        'pool-llama-epp',
        [
          {
            addresses: ['10.244.1.25'],
            ready: true,
            pod: 'pool-llama-epp-75dfbf4c9c-dclg5',
          },
        ],
      ],
      [
        'pool-qwen-epp',
        [
          {
            addresses: ['10.244.1.26'],
            ready: true,
            pod: 'pool-qwen-epp-5dfcb7455f-2c7rz',
          },
        ],
      ],
      [
        'pool-lw-epp',
        [
          {
            addresses: ['10.244.1.27'],
            ready: true,
            pod: 'pool-lw-epp-7676648986-95cqh',
          },
        ],
      ],
    ]);
  });

  it('Pod', () => {
    const pods = [
      ...parseSample(WATCHED_KINDS.pods, 'pods-llm-prod.json'),
      ...parseSample(WATCHED_KINDS.pods, 'pods-llm-staging.json'),
    ];
    expect(
      pods.map(pod => [
        pod.meta.name,
        pod.phase,
        pod.ip,
        pod.node,
        pod.statuses.map(it => it.ready).join(),
      ]),
    ).toEqual([
      [
        'pool-llama-epp-75dfbf4c9c-dclg5',
        'Running',
        '10.244.1.25',
        'node-2',
        'true',
      ],
      [
        'pool-qwen-epp-5dfcb7455f-2c7rz',
        'Running',
        '10.244.1.26',
        'node-1',
        'true',
      ],
      [
        'vllm-llama-6458994d77-5m2qm',
        'Running',
        '10.244.1.20',
        'node-1',
        'true',
      ],
      [
        'vllm-llama-6458994d77-6qqck',
        'Running',
        '10.244.1.21',
        'node-2',
        'true',
      ],
      [
        'vllm-llama-6458994d77-fgxrg',
        'Running',
        '10.244.1.22',
        'node-1',
        'true',
      ],
      [
        'vllm-qwen-69866d5cd7-dxdqn',
        'Running',
        '10.244.1.23',
        'node-2',
        'true',
      ],
      [
        'vllm-qwen-69866d5cd7-t2qfs',
        'Running',
        '10.244.1.24',
        'node-2',
        'true',
      ],
      [
        'pool-lw-epp-7676648986-95cqh',
        'Running',
        '10.244.1.27',
        'node-2',
        'true',
      ],
      [
        'vllm-canary-58f69cf9d5-phq22',
        'Running',
        '10.244.1.17',
        'node-1',
        'true',
      ],
      [
        'vllm-canary-58f69cf9d5-v45hl',
        'Running',
        '10.244.1.18',
        'node-2',
        'true',
      ],
      [
        'vllm-canary-dead-ffb98655d-gw4nb',
        'Running',
        '10.244.1.19',
        'node-1',
        'false',
      ],
    ]);
    expect(pods[0].startedAt).toBe('2026-11-20T18:08:28Z');
    expect(pods[0].meta.owners).toEqual([
      {
        kind: 'ReplicaSet',
        name: 'pool-llama-epp-75dfbf4c9c',
        controller: true,
      },
    ]);
    expect(pods.at(-1)?.conditions.at(-1)).toMatchObject({
      type: 'Ready',
      status: 'False',
      reason: 'ContainersNotReady',
    });
  });

  it('Event', () => {
    const events = parseSample(WATCHED_KINDS.events, 'events.json');
    expect(events).toHaveLength(30);
    expect(events.at(-1)).toMatchObject({
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: 'Created pod: vllm-llama-6458994d77-ts97p',
      regarding: {
        kind: 'ReplicaSet',
        namespace: 'llm-prod',
        name: 'vllm-llama-6458994d77',
      },
      count: 1,
      lastSeenAt: '2026-11-20T17:57:17Z',
    });
  });
});

describe('recorded watches', () => {
  it.each([
    ['watch-inferencepools-add-modify-delete.jsonl', 3],
    ['watch-inferencepools-watchlist.jsonl', 5],
  ])('%s', (name, count) => {
    const objects = sampleEvents(name)
      .filter(event => event.type !== 'BOOKMARK')
      .map(event => event.object);
    expect(parseAll(WATCHED_KINDS.inferencePools, objects)).toHaveLength(count);
  });
});

function poolRef(name: string, namespace: string, weight: number) {
  return {
    group: 'inference.networking.k8s.io',
    kind: 'InferencePool',
    namespace,
    name,
    weight,
  };
}
