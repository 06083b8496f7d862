// SPDX-License-Identifier: Apache-2.0
import {
  ManifestProblem,
  plainText,
} from '@inference-portal/backstage-plugin-inference-common';
import { ClusterStates } from '../core/ports';
import {
  NOW_MS,
  sampleObjects,
  sampleSnapshot,
} from '../core/testing/sampleObjects';
import { ManifestChecker } from './ManifestChecker';

const POOL = `apiVersion: inference.networking.k8s.io/v1
kind: InferencePool
metadata:
  name: qwen
  namespace: lab
spec:
  selector:
    matchLabels: { app: qwen }
  targetPorts:
    - number: 8000
  endpointPickerRef:
    name: qwen-epp
    port: { number: 9002 }
---
apiVersion: v1
kind: Service
metadata: { name: qwen-epp, namespace: lab }
spec:
  selector: { app: qwen-epp }
  ports: [{ name: grpc-ext-proc, port: 9002 }]
`;

function workload(name: string, port: number, more = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: lab }
spec:
  replicas: 2
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: main
          image: example.com/${name}:1
          args: [${more}]
          ports: [{ containerPort: ${port} }]
`;
}

const ROUTE = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: qwen, namespace: lab }
spec:
  parentRefs: [{ name: front, namespace: infra }]
  rules:
    - matches:
        - headers:
            - { name: X-Gateway-Base-Model-Name, value: lab-qwen }
      backendRefs:
        - group: inference.networking.k8s.io
          kind: InferencePool
          name: qwen
`;

const RIGHT: Record<string, string> = {
  'pool.yaml': POOL,
  'route.yaml': ROUTE,
  'servers.yaml': workload('qwen', 8000, '--served-model-name, lab-qwen'),
  'picker.yaml': workload('qwen-epp', 9002, '--pool-name, qwen'),
};

const states: ClusterStates = {
  names: () => ['prod'],
  snapshots: () => [sampleSnapshot(sampleObjects(), { cluster: 'prod' })],
  snapshot: cluster =>
    cluster === 'prod'
      ? sampleSnapshot(sampleObjects(), { cluster })
      : undefined,
  onChange: () => () => {},
};

function check(
  edits: Record<string, string>,
  where: { cluster?: string; controller?: string } = {
    controller: 'agentgateway.dev/agentgateway',
  },
) {
  const checker = new ManifestChecker({
    states,
    clock: { now: () => NOW_MS, sleep: async () => {} },
  });
  const { cluster, controller } = where;
  const { problems, ...rest } = checker.check({
    files: Object.entries({ ...RIGHT, ...edits }).map(([path, content]) => ({
      path,
      content,
    })),
    ...(cluster && { cluster }),
    ...(controller && {
      gateways: [{ namespace: 'infra', name: 'front', controller }],
    }),
  });
  return {
    ...rest,
    problems: problems.map(problem => ({
      ...problem,
      fix: plainText(problem.fix),
    })),
  };
}

function brief({ path, line, severity, code, field }: ManifestProblem): string {
  return `${path}:${line} ${severity} ${code ?? 'unreadable'} ${field ?? ''}`;
}

it('finds nothing wrong with what is right', () => {
  expect(check({})).toEqual({ objects: 5, problems: [], unjudged: [] });
});

it.each([
  [
    'a port that no server has',
    { 'servers.yaml': workload('qwen', 8080) },
    ['pool.yaml:10 error pool-port-mismatch spec.targetPorts'],
  ],
  [
    'labels that no server has',
    { 'pool.yaml': POOL.replace('{ app: qwen }', '{ app: qwan }') },
    ['pool.yaml:8 error pool-selector-empty spec.selector.matchLabels'],
  ],
  [
    'a pool that does not exist',
    { 'route.yaml': ROUTE.replace('name: qwen\n', 'name: qwem\n') },
    [
      'route.yaml:13 error route-backend-missing spec.rules[0].backendRefs[0].name',
    ],
  ],
  [
    'timeouts in a policy before routing',
    {
      'policy.yaml': `apiVersion: agentgateway.dev/v1alpha1
kind: AgentgatewayPolicy
metadata: { name: qwen-bbr, namespace: infra }
spec:
  targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: front }]
  traffic:
    phase: PreRouting
    timeouts: { request: 60s }
    transformation:
      request:
        set:
          - name: X-Gateway-Base-Model-Name
            value: string(json(request.body).model)
`,
    },
    ['policy.yaml:7 error bbr-phase-conflict spec.traffic.phase'],
  ],
  [
    'broken YAML',
    { 'more.yaml': 'a: 1\nb: [1\n' },
    ['more.yaml:3 error unreadable '],
  ],
  [
    'a field of the wrong type',
    { 'pool.yaml': POOL.replace('number: 8000', 'number: eight') },
    [
      'pool.yaml:10 error unreadable ',
      'route.yaml:13 error route-backend-missing spec.rules[0].backendRefs[0].name',
    ],
  ],
])('tells where %s stands', (_, edits, expected) => {
  expect(check(edits).problems.map(brief)).toEqual(expected);
});

it('says what to do', () => {
  const [problem] = check({ 'servers.yaml': workload('qwen', 8080) }).problems;
  expect(problem).toMatchObject({
    object: 'InferencePool lab/qwen',
    fix: 'Name the port on which the model servers answer OpenAI requests.',
  });
});

it('judges what a chart makes like what is written', () => {
  const chart = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: qwen, namespace: lab }
spec:
  values:
    router:
      modelServers:
        matchLabels: { app: qwen }
        targetPorts: [{ number: PORT }]
      epp: { replicas: 2 }
`;
  const files = (port: string) => ({
    'pool.yaml': chart.replace('PORT', port),
    'picker.yaml': '',
  });
  expect(check(files('8000')).problems).toEqual([]);
  expect(check(files('9999')).problems.map(brief)).toEqual([
    'pool.yaml:5 error pool-port-mismatch spec.targetPorts',
  ]);
});

it('names kinds that it knows nothing of', () => {
  const { unjudged } = check({
    'more.yaml': 'apiVersion: a/v1\nkind: Thing\nmetadata: { name: x }\n',
  });
  expect(unjudged).toEqual(['Thing']);
});

it('counts what the cluster has: its Gateway, and the policy on it', () => {
  expect(check({}, { cluster: 'prod' }).problems).toEqual([]);
  const other = ROUTE.replace('Base-Model-Name', 'Model-Name');
  expect(
    check({ 'route.yaml': other }, { cluster: 'prod' }).problems.map(brief),
  ).toEqual(['route.yaml:1 error bbr-missing ']);
});

it('names the clusters that there are', () => {
  expect(() => check({}, { cluster: 'prud' })).toThrow(
    'Cluster prud is not configured; known are prod',
  );
});
