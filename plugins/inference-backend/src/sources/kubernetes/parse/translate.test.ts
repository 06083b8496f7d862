// SPDX-License-Identifier: Apache-2.0
import { parseClusterEvent } from './ClusterEvent';
import { parseGateway } from './Gateway';
import { parseGatewayPolicy } from './GatewayPolicy';
import { parseHttpRoute } from './HttpRoute';
import { parseInferenceObjective } from './InferenceObjective';
import { parseInferencePool, parseLegacyInferencePool } from './InferencePool';
import { parsePod } from './Pod';
import { parseReferenceGrant } from './ReferenceGrant';
import { parseService } from './Service';
import { parseResource as parse } from '../testing/parseResource';

const type = { apiVersion: 'example.com/v7', kind: 'Thing' };
const metadata = { name: 'it', namespace: 'chat', uid: 'u1' };

it('leaves the copy of the object in its annotations behind', () => {
  const pool = parse(parseInferencePool, {
    metadata: {
      ...metadata,
      labels: null,
      creationTimestamp: null,
      deletionTimestamp: '2026-11-20T19:00:00Z',
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': '{}',
        note: 'kept',
      },
    },
    spec: { selector: { matchLabels: { a: 'b' } }, targetPorts: [] },
  });
  expect(pool.meta).toMatchObject({
    apiVersion: 'example.com/v7',
    kind: 'Thing',
    labels: {},
    annotations: { note: 'kept' },
    deletingSince: '2026-11-20T19:00:00Z',
    createdAt: undefined,
  });
  expect(pool.picker).toBeUndefined();
});

it('reads a legacy pool as a pool', () => {
  expect(
    parse(parseLegacyInferencePool, {
      spec: {
        selector: { app: 'old' },
        targetPortNumber: 8080,
        extensionRef: { name: 'old-epp', failureMode: 'FailOpen' },
      },
      status: {
        parent: [
          {
            parentRef: { kind: 'Status', name: 'default' },
            conditions: [{ type: 'Accepted', status: 'Unknown' }],
          },
        ],
      },
    }),
  ).toMatchObject({
    selector: { app: 'old' },
    targetPorts: [8080],
    picker: {
      group: '',
      kind: 'Service',
      name: 'old-epp',
      port: 9002,
      failureMode: 'FailOpen',
    },
    parents: [
      {
        parentRef: {
          group: 'gateway.networking.k8s.io',
          kind: 'Status',
          namespace: 'chat',
          name: 'default',
        },
        conditions: [{ type: 'Accepted', status: 'Unknown' }],
      },
    ],
  });
});

it('fills in the defaults of a route', () => {
  const route = parse(parseHttpRoute, {
    spec: {
      parentRefs: [{ name: 'gw', sectionName: '', namespace: 'infra' }],
      rules: [
        {
          matches: [
            {
              path: {},
              method: 'POST',
              headers: [{ name: 'X-Model', value: 'qwen' }],
              queryParams: [
                { type: 'RegularExpression', name: 'v', value: '[12]' },
              ],
            },
          ],
          filters: [{ type: 'URLRewrite', urlRewrite: {} }],
          backendRefs: [
            { name: 'svc', port: 80 },
            { group: 'g', kind: 'K', name: 'k', namespace: 'far', weight: 0 },
          ],
        },
        {},
      ],
    },
  });
  expect(route.parentRefs).toEqual([
    {
      group: 'gateway.networking.k8s.io',
      kind: 'Gateway',
      namespace: 'infra',
      name: 'gw',
    },
  ]);
  expect(route.rules).toEqual([
    {
      matches: [
        {
          path: { type: 'PathPrefix', value: '/' },
          method: 'POST',
          headers: [{ type: 'Exact', name: 'X-Model', value: 'qwen' }],
          queryParams: [
            { type: 'RegularExpression', name: 'v', value: '[12]' },
          ],
        },
      ],
      filters: ['URLRewrite'],
      backendRefs: [
        {
          group: '',
          kind: 'Service',
          namespace: 'chat',
          name: 'svc',
          port: 80,
          weight: 1,
        },
        { group: 'g', kind: 'K', namespace: 'far', name: 'k', weight: 0 },
      ],
    },
    { matches: [], filters: [], backendRefs: [] },
  ]);
  expect(parse(parseHttpRoute, {}).rules).toEqual([]);
});

it('reads a gateway that no controller has looked at', () => {
  expect(
    parse(parseGateway, {
      spec: {
        gatewayClassName: 'gone',
        listeners: [
          {
            name: 'https',
            port: 443,
            protocol: 'HTTPS',
            hostname: '*.example.com',
            allowedRoutes: {
              namespaces: {
                from: 'Selector',
                selector: { matchLabels: { team: 'chat' } },
              },
            },
          },
          { name: 'http', port: 80, protocol: 'HTTP' },
        ],
      },
    }),
  ).toMatchObject({
    className: 'gone',
    addresses: [],
    conditions: [],
    listeners: [
      {
        hostname: '*.example.com',
        allowedRoutes: { from: 'Selector', selector: { team: 'chat' } },
        attachedRoutes: undefined,
      },
      { hostname: undefined, allowedRoutes: { from: 'Same' } },
    ],
  });
});

it('reads what a policy sets for body-based routing', () => {
  expect(
    parse(parseGatewayPolicy, {
      spec: {
        targetRefs: [
          { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'gw' },
        ],
        traffic: {
          phase: 'PreRouting',
          timeouts: { request: '5m' },
          transformation: {
            request: { set: [{ name: 'X-Base', value: 'json(request.body)' }] },
            conditional: [
              {
                condition: 'true',
                policy: { request: { add: [{ name: 'X-Two', value: '"2"' }] } },
              },
            ],
          },
        },
        frontend: { http: { maxBufferSize: '4Mi' } },
      },
      status: {
        ancestors: [
          {
            ancestorRef: { name: 'gw' },
            controllerName: 'c',
            conditions: [{ type: 'Attached', status: 'False' }],
          },
        ],
      },
    }),
  ).toMatchObject({
    phase: 'PreRouting',
    targets: [{ kind: 'Gateway', name: 'gw' }],
    targetSelectors: [],
    requestHeaders: [
      { name: 'X-Base', expression: 'json(request.body)' },
      { name: 'X-Two', expression: '"2"' },
    ],
    requestTimeout: '5m',
    maxBufferSize: 4_194_304,
    ancestors: [{ ancestorRef: { namespace: 'chat', name: 'gw' } }],
  });
});

it('reads a policy that selects its targets by label', () => {
  expect(
    parse(parseGatewayPolicy, {
      spec: {
        targetSelectors: [
          { group: 'g', kind: 'Gateway', matchLabels: { tier: 'edge' } },
        ],
      },
    }),
  ).toMatchObject({
    targets: [],
    targetSelectors: [
      { group: 'g', kind: 'Gateway', matchLabels: { tier: 'edge' } },
    ],
    phase: 'PostRouting',
    requestHeaders: [],
    maxBufferSize: undefined,
  });
});

it('takes an unset priority for 0 and keeps negative ones', () => {
  const poolRef = { name: 'p' };
  const priorities = [undefined, -3].map(
    priority =>
      parse(parseInferenceObjective, { spec: { priority, poolRef } }).priority,
  );
  expect(priorities).toEqual([0, -3]);
});

it('reads a grant', () => {
  expect(
    parse(parseReferenceGrant, {
      spec: {
        from: [{ group: 'g', kind: 'HTTPRoute', namespace: 'chat' }],
        to: [
          { group: 'i', kind: 'InferencePool', name: '' },
          { group: 'i', kind: 'InferencePool', name: 'one' },
        ],
      },
    }),
  ).toMatchObject({
    from: [{ group: 'g', kind: 'HTTPRoute', namespace: 'chat' }],
    to: [
      { group: 'i', kind: 'InferencePool', name: undefined },
      { group: 'i', kind: 'InferencePool', name: 'one' },
    ],
  });
});

it('tells numbered from named target ports, and neither', () => {
  const ports = [
    { port: 1, targetPort: 8000 },
    { port: 2, targetPort: 'http' },
    { port: 3 },
  ];
  expect(
    parse(parseService, { spec: { ports } }).ports.map(it => it.targetPort),
  ).toEqual(['8000', 'http', undefined]);
});

describe('a pod', () => {
  const containers = [{ name: 'vllm', image: 'vllm:1' }];

  it('that waits for a node', () => {
    expect(
      parse(parsePod, {
        spec: { containers },
        status: {
          phase: 'Pending',
          conditions: [
            {
              type: 'PodScheduled',
              status: 'False',
              reason: 'Unschedulable',
              message:
                '0/3 nodes are available: 3 Insufficient nvidia.com/gpu.',
              lastProbeTime: null,
            },
          ],
        },
      }),
    ).toMatchObject({
      phase: 'Pending',
      node: undefined,
      ip: undefined,
      statuses: [],
      conditions: [{ reason: 'Unschedulable' }],
    });
  });

  it('that crashes over and over', () => {
    const pod = parse(parsePod, {
      spec: { containers },
      status: {
        phase: 'Running',
        containerStatuses: [
          {
            name: 'vllm',
            ready: false,
            restartCount: 6,
            state: {
              waiting: { reason: 'CrashLoopBackOff', message: 'back-off 5m' },
            },
            lastState: {
              terminated: {
                exitCode: 137,
                reason: 'OOMKilled',
                finishedAt: '2026-11-20T18:30:00Z',
              },
            },
          },
        ],
      },
    });
    expect(pod.statuses).toEqual([
      {
        name: 'vllm',
        ready: false,
        restarts: 6,
        waiting: { reason: 'CrashLoopBackOff', message: 'back-off 5m' },
        lastTermination: {
          exitCode: 137,
          reason: 'OOMKilled',
          finishedAt: '2026-11-20T18:30:00Z',
        },
      },
    ]);
  });

  it('that has just crashed: the newest termination counts', () => {
    const pod = parse(parsePod, {
      spec: { containers },
      status: {
        containerStatuses: [
          {
            name: 'vllm',
            ready: false,
            restartCount: 1,
            state: { terminated: { exitCode: 2, reason: 'Error' } },
            lastState: { terminated: { exitCode: 1, reason: 'Error' } },
          },
        ],
      },
    });
    expect(pod.phase).toBe('Unknown');
    expect(pod.statuses[0].lastTermination?.exitCode).toBe(2);
  });

  it('with sidecars and init steps: shows what stays and what hinders', () => {
    const state = (exitCode: number) => ({ terminated: { exitCode } });
    const pod = parse(parsePod, {
      spec: {
        containers,
        initContainers: [
          { name: 'routing-proxy', image: 'p:1', restartPolicy: 'Always' },
          { name: 'download', image: 'd:1' },
        ],
      },
      status: {
        initContainerStatuses: [
          { name: 'done', ready: true, restartCount: 0, state: state(0) },
          { name: 'download', ready: false, restartCount: 3, state: state(1) },
          {
            name: 'routing-proxy',
            ready: true,
            restartCount: 0,
            state: { running: {} },
          },
        ],
      },
    });
    expect(pod.containers.map(it => it.name)).toEqual([
      'vllm',
      'routing-proxy',
    ]);
    expect(pod.statuses.map(it => it.name)).toEqual([
      'download',
      'routing-proxy',
    ]);
  });

  it('keeps no secret', () => {
    const pod = parse(parsePod, {
      spec: {
        containers: [
          {
            name: 'vllm',
            image: 'vllm:1',
            command: ['vllm', 'serve', 'Qwen/Qwen3-8B'],
            args: [
              '--api-key',
              's3cret-1',
              '--port=8000',
              '--hf-token=s3cret-2',
              '--max-tokens',
              '12',
            ],
            env: [
              { name: 'HF_TOKEN', value: 's3cret-3' },
              { name: 'VLLM_API_KEY', value: 's3cret-4' },
              { name: 'FROM_SECRET', valueFrom: { secretKeyRef: {} } },
              { name: 'VLLM_PORT', value: '8000' },
            ],
            resources: { requests: { cpu: 4, 'nvidia.com/gpu': '1' } },
          },
        ],
      },
    });
    expect(pod.containers[0]).toMatchObject({
      args: [
        'vllm',
        'serve',
        'Qwen/Qwen3-8B',
        '--api-key',
        '--port=8000',
        '--hf-token',
        '--max-tokens',
        '12',
      ],
      env: { VLLM_PORT: '8000' },
      requests: { cpu: '4', 'nvidia.com/gpu': '1' },
    });
    expect(JSON.stringify(pod)).not.toContain('s3cret');
  });
});

describe('an event', () => {
  it.each([
    [
      'of v1',
      {
        involvedObject: { kind: 'Pod', name: 'p' },
        message: 'no room',
        count: 4,
        lastTimestamp: '2026-11-20T18:01:00Z',
      },
    ],
    [
      'of events.k8s.io, with a series',
      {
        regarding: { kind: 'Pod', name: 'p' },
        note: 'no room',
        eventTime: '2026-11-20T17:00:00Z',
        series: { count: 4, lastObservedTime: '2026-11-20T18:01:00Z' },
      },
    ],
    [
      'of events.k8s.io, translated',
      {
        regarding: { kind: 'Pod', name: 'p' },
        note: 'no room',
        deprecatedCount: 4,
        deprecatedLastTimestamp: '2026-11-20T18:01:00Z',
        eventTime: null,
      },
    ],
  ])('%s', (_, event) => {
    expect(
      parse(parseClusterEvent, { type: 'Warning', reason: 'Failed', ...event }),
    ).toMatchObject({
      message: 'no room',
      count: 4,
      lastSeenAt: '2026-11-20T18:01:00Z',
      regarding: { kind: 'Pod', name: 'p' },
    });
  });
});

describe('what does not match', () => {
  const fine = { selector: { matchLabels: { a: 'b' } }, targetPorts: [] };
  it.each<[string, unknown, string, string]>([
    [
      'no object',
      7,
      '(no name)',
      'the object: expected object, received number',
    ],
    ['null', null, '(no name)', 'the object: expected object, received null'],
    [
      'no metadata',
      { spec: fine },
      '(no name)',
      'metadata: expected object, received undefined',
    ],
    [
      'no spec',
      { metadata },
      'it',
      'spec: expected object, received undefined',
    ],
    [
      'a selector that is a list',
      { metadata, spec: { ...fine, selector: { matchLabels: ['a'] } } },
      'it',
      'spec.selector.matchLabels: expected record, received array',
    ],
    [
      'labels that are numbers, twice',
      {
        metadata,
        spec: { ...fine, selector: { matchLabels: { a: 1, b: 2 } } },
      },
      'it',
      'spec.selector.matchLabels.a: expected string, received number (and 1 more)',
    ],
    [
      'a status nobody knows',
      {
        metadata,
        spec: fine,
        status: {
          parents: [
            {
              parentRef: { name: 'g' },
              conditions: [{ type: 'A', status: 'Maybe' }],
            },
          ],
        },
      },
      'it',
      'status.parents[0].conditions[0].status: Invalid option: expected one of "True"|"False"|"Unknown"',
    ],
  ])('%s', (_, received, name, reason) => {
    const parsed = parseInferencePool(received, type);
    expect(parsed).toEqual({
      ok: false,
      unreadable: expect.objectContaining({ ...type, name, reason }),
    });
  });
});
