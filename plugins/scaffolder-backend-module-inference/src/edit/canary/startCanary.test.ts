// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { parseAllDocuments } from 'yaml';
import { generateModel } from '../../__testUtils__/generateModel';
import { readFolder } from '../../__testUtils__/runAction';
import { findObjects, FoundObject } from '../findObjects';
import { findPoolObjects, serversOf } from '../pools/findPoolObjects';
import { removePool } from '../pools/retirePool';
import {
  compareFiles,
  readRepository,
  RepositoryFiles,
} from '../RepositoryFiles';
import { removeRule } from '../routes/editBackendRefs';
import { findRoute } from '../routes/findRoute';
import { setWeights } from '../routes/setWeights';
import { toPlain } from '../yaml/Traced';
import { findPinnedRules } from './pinnedRule';
import { Labels, selects, selectorsIn } from './selectors';
import { CanaryStart, startCanary } from './startCanary';

const workspace = createMockDirectory();

async function generate(more: JsonObject = {}): Promise<RepositoryFiles> {
  workspace.clear();
  await generateModel(workspace.path, {
    engine: { kind: 'vllm' },
    environments: [{ name: 'prod-eu', cluster: 'prod-eu', replicas: 3 }],
    ...more,
  });
  return readRepository(
    Object.entries(readFolder(workspace.path)).map(([path, content]) => ({
      path,
      content,
    })),
  );
}

const START = {
  route: { namespace: 'chat', name: 'qwen-chat' },
  rule: 0,
  stable: { namespace: 'chat', name: 'qwen-chat' },
  canary: 'qwen-chat-v2',
  weights: { stable: 90, canary: 10 },
  testHeader: 'x-model-version',
  changes: {
    model: 'Qwen/Qwen3-1.7B',
    image: 'vllm/vllm-openai:v0.12.0',
    extraArgs: ['--max-num-seqs=64'],
  },
};

function objectsOf(files: RepositoryFiles, path: string) {
  return parseAllDocuments(files.get(path) ?? '').map(document =>
    document.toJS(),
  );
}

const start = (files: RepositoryFiles, more: Partial<CanaryStart> = {}) =>
  startCanary(files, { ...START, ...more });

const PICKERS: JsonObject[] = [
  { picker: { kind: 'manifests' } },
  {
    picker: { kind: 'llm-d-router' },
    gitops: { tool: 'flux', repoUrl: 'https://git.example.com/a/b.git' },
  },
  {
    picker: { kind: 'gie' },
    gitops: { tool: 'argocd', repoUrl: 'https://git.example.com/a/b.git' },
  },
];

it.each(PICKERS)(
  'adds servers that only the new pool selects, with %j',
  async more => {
    const before = await generate(more);
    const { files } = start(before);
    const objects = findObjects(files);
    const stable = serversOf(objects, START.stable);
    const canary = serversOf(objects, {
      namespace: 'chat',
      name: 'qwen-chat-v2',
    });
    expect(stable.map(({ name }) => name)).toEqual(['qwen-chat']);
    expect(canary.map(({ name }) => name)).toEqual(['qwen-chat-v2']);
    const labelsOf = (object: FoundObject) =>
      Object(toPlain(object.value)).spec.template.metadata.labels;
    const selectors = objects.flatMap(({ value }) =>
      selectorsIn(toPlain(value)),
    );
    const takes = (labels: Labels) =>
      selectors
        .filter(each => selects(each, labels))
        .map(each => JSON.stringify(each));
    const [old, added] = [
      takes(labelsOf(stable[0])),
      takes(labelsOf(canary[0])),
    ];
    expect(added.filter(each => old.includes(each))).toEqual([]);
    // Its Deployment and its pool, or the values of the chart that makes it.
    expect(added).toEqual([
      '{"app":"qwen-chat-v2","inference-portal.io/version":"qwen-chat-v2"}',
      '{"app":"qwen-chat-v2","inference-portal.io/version":"qwen-chat-v2"}',
    ]);
    // Nothing of the stable version is another, and all of the new one is one pool's.
    const owned = findPoolObjects(objects, START.stable).map(
      ({ kind, name }) => `${kind} ${name}`,
    );
    expect(owned).toEqual(
      findPoolObjects(findObjects(before), START.stable).map(
        ({ kind, name }) => `${kind} ${name}`,
      ),
    );
    expect(
      findPoolObjects(objects, { namespace: 'chat', name: 'qwen-chat-v2' })
        .map(({ kind, name }) => `${kind} ${name.replace('-v2', '')}`)
        .sort(),
    ).toEqual(owned.sort());
  },
);

it('says in the catalog, the overlay and the route that there is a second pool', async () => {
  const before = await generate();
  const { files } = start(before);
  expect(compareFiles(before, files)).toMatchObject({
    deleted: [],
    written: [
      { path: 'base/routing/route.yaml' },
      { path: 'base/serving/kustomization.yaml' },
      { path: 'base/serving/qwen-chat-v2.yaml' },
      { path: 'catalog-info.yaml' },
      { path: 'overlays/prod-eu/serving/kustomization.yaml' },
    ],
  });
  expect(files.get('catalog-info.yaml')).toContain(
    'inference-portal.io/pools: prod-eu/chat/qwen-chat, prod-eu/chat/qwen-chat-v2\n',
  );
  expect(files.get('overlays/prod-eu/serving/kustomization.yaml')).toContain(
    '  - name: qwen-chat-v2\n    count: 3\n',
  );
  const [route] = objectsOf(files, 'base/routing/route.yaml');
  const model = {
    type: 'Exact',
    name: 'X-Gateway-Base-Model-Name',
    value: 'Qwen/Qwen2.5-1.5B-Instruct',
  };
  const path = { type: 'PathPrefix', value: '/v1' };
  const ref = (name: string, weight: number) => ({
    group: 'inference.networking.k8s.io',
    kind: 'InferencePool',
    name,
    weight,
  });
  // By their names gateways count the testers' requests apart.
  expect(route.spec.rules).toEqual([
    {
      name: 'testers-qwen-chat-v2',
      matches: [
        {
          path,
          headers: [
            model,
            { type: 'Exact', name: 'x-model-version', value: 'qwen-chat-v2' },
          ],
        },
      ],
      backendRefs: [ref('qwen-chat-v2', 1)],
    },
    {
      name: 'model',
      matches: [{ path, headers: [model] }],
      backendRefs: [ref('qwen-chat', 90), ref('qwen-chat-v2', 10)],
    },
  ]);
});

it('keeps the served names and changes the model, the image and the arguments', async () => {
  const { files } = start(await generate());
  const server = objectsOf(files, 'base/serving/qwen-chat-v2.yaml').find(
    ({ kind, metadata }) =>
      kind === 'Deployment' && metadata.name === 'qwen-chat-v2',
  );
  expect(server.spec.template.spec.containers[0]).toMatchObject({
    image: 'vllm/vllm-openai:v0.12.0',
    args: [
      'Qwen/Qwen3-1.7B',
      '--served-model-name',
      'Qwen/Qwen2.5-1.5B-Instruct',
      '--port',
      '8000',
      '--max-num-seqs=64',
    ],
  });
  expect(server.metadata.labels['backstage.io/kubernetes-id']).toBe(
    'qwen-chat',
  );
});

it('has as many servers as it is told, and then no count in the overlays', async () => {
  const { files } = start(await generate(), { changes: { replicas: 1 } });
  expect(
    files.get('overlays/prod-eu/serving/kustomization.yaml'),
  ).not.toContain('v2');
  expect(
    objectsOf(files, 'base/serving/qwen-chat-v2.yaml').map(({ kind, spec }) => [
      kind,
      spec?.replicas,
    ]),
  ).toContainEqual(['Deployment', 1]);
});

it('is retired again without a trace beside the rule for testers', async () => {
  const before = await generate();
  const { files } = start(before);
  const rules = findPinnedRules(findRoute(files, START)[0], 'qwen-chat-v2');
  expect(rules.map(({ index }) => index)).toEqual([0]);
  const drained = setWeights(files, {
    route: START.route,
    rule: 1,
    weights: { 'qwen-chat': 1, 'qwen-chat-v2': 0 },
  });
  const unpinned = removeRule(drained, { route: START.route, rule: 0 });
  expect(
    compareFiles(
      before,
      removePool(unpinned, { namespace: 'chat', name: 'qwen-chat-v2' }),
    ),
  ).toEqual({ written: [], deleted: [] });
});

const LABELS = (labels: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: vllm, namespace: chat }
spec:
  selector: { matchLabels: { llm-d.ai/role: decode, model: qwen } }
  template:
    metadata: { labels: ${labels} }
    spec:
      containers:
        - name: vllm
          image: vllm/vllm-openai:v0.11.0
          args: [--model, m/one, --served-model-name, qwen-chat, --config=/etc/qwen-chat.yaml]
`;
const HAND_MADE = readRepository([
  {
    path: 'pool.yaml',
    content: `
apiVersion: inference.networking.k8s.io/v1
kind: InferencePool
metadata: { name: qwen-chat, namespace: chat }
spec:
  selector: { matchLabels: { llm-d.ai/role: decode, model: qwen } }
  targetPorts: [{ number: 8000 }]
  endpointPickerRef: { name: picker, port: { number: 9002 } }
---
apiVersion: v1
kind: Service
metadata: { name: picker, namespace: chat }
spec: { selector: { app: picker }, ports: [{ port: 9002 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: picker, namespace: chat }
spec:
  selector: { matchLabels: { app: picker } }
  template:
    metadata: { labels: { app: picker } }
    spec: { containers: [{ name: epp, image: epp:1, args: [--pool-name, qwen-chat, --pool-namespace, chat] }] }
---${LABELS('{ llm-d.ai/role: decode, model: qwen, app: vllm }')}`,
  },
  {
    path: 'route.yaml',
    content: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: qwen-chat, namespace: chat }
spec:
  rules:
    - backendRefs: # all of it
        - { group: inference.networking.k8s.io, kind: InferencePool, name: qwen-chat }
`,
  },
]);

it('gives pods other labels where names are not in them, and keeps what servers are told', () => {
  const { files } = start(HAND_MADE, { changes: { model: 'm/two' } });
  const made = objectsOf(files, 'qwen-chat-v2.yaml');
  const [pool, ...others] = made;
  expect(pool.spec).toMatchObject({
    selector: {
      matchLabels: {
        'llm-d.ai/role': 'decode',
        model: 'qwen-chat-v2',
        'inference-portal.io/version': 'qwen-chat-v2',
      },
    },
    endpointPickerRef: { name: 'qwen-chat-v2-picker' },
  });
  expect(
    others.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort(),
  ).toEqual([
    'Deployment qwen-chat-v2-picker',
    'Deployment qwen-chat-v2-vllm',
    'Service qwen-chat-v2-picker',
  ]);
  const byName = (name: string, kind = 'Deployment') =>
    others.find(each => each.kind === kind && each.metadata.name === name)
      ?.spec;
  expect(byName('qwen-chat-v2-vllm').template.metadata.labels).toEqual({
    'llm-d.ai/role': 'decode',
    model: 'qwen-chat-v2',
    // Other selectors don't look at it, and it is what the engine is called.
    app: 'vllm',
    'inference-portal.io/version': 'qwen-chat-v2',
  });
  expect(byName('qwen-chat-v2-vllm').template.spec.containers[0].args).toEqual([
    '--model',
    'm/two',
    '--served-model-name',
    'qwen-chat',
    '--config=/etc/qwen-chat.yaml',
  ]);
  expect(
    byName('qwen-chat-v2-picker').template.spec.containers[0].args,
  ).toEqual(['--pool-name', 'qwen-chat-v2', '--pool-namespace', 'chat']);
  expect(byName('qwen-chat-v2-picker', 'Service').selector).toEqual({
    app: 'qwen-chat-v2-picker',
    'inference-portal.io/version': 'qwen-chat-v2',
  });
  expect(files.get('route.yaml')).toContain('- backendRefs: # all of it\n');
  expect(files.get('pool.yaml')).toBe(HAND_MADE.get('pool.yaml'));
});

const without = (path: string) =>
  new Map([...HAND_MADE].filter(([each]) => each !== path));

it.each<[string, RepositoryFiles, Partial<CanaryStart>, string]>([
  [
    'a repository without the pool',
    without('pool.yaml'),
    {},
    'has neither a pool chat/qwen-chat nor a chart',
  ],
  [
    'a name that is taken',
    HAND_MADE,
    { canary: 'qwen-chat' },
    'has a pool chat/qwen-chat already',
  ],
  [
    'a pool that the rule does not have',
    HAND_MADE,
    { stable: { namespace: 'chat', name: 'other' } },
    'sends nothing to a pool other',
  ],
  [
    'a name that gets too long',
    HAND_MADE,
    { canary: `q${'x'.repeat(58)}` },
    'is longer than 63 characters',
  ],
  [
    'another model of servers that serve by its own name',
    new Map(
      [...HAND_MADE].map(([path, text]) => [
        path,
        text.replace('--served-model-name, qwen-chat, ', ''),
      ]),
    ),
    { changes: { model: 'm/two' } },
    'both versions have to serve the same names',
  ],
  [
    'names that an overlay makes',
    new Map([
      [
        'kustomization.yaml',
        'resources: [pool.yaml, route.yaml]\nnamePrefix: eu-\n',
      ],
      ...[...HAND_MADE].map(([path, text]): [string, string] => [
        path,
        text.replace('name: qwen-chat }', 'name: eu-qwen-chat }'),
      ]),
    ]),
    {
      route: { namespace: 'chat', name: 'eu-qwen-chat' },
      stable: { namespace: 'chat', name: 'eu-qwen-chat' },
    },
    'gets its name from namePrefix or nameSuffix',
  ],
])('refuses %s', (_, files, more, message) => {
  expect(() => start(files, more)).toThrow(message);
});

it('refuses what overlays patch differently', async () => {
  const before = await generate({
    environments: [
      { name: 'eu', cluster: 'prod-eu' },
      { name: 'us', cluster: 'prod-us' },
    ],
  });
  const path = 'overlays/us/serving/kustomization.yaml';
  const patched = new Map(before).set(
    path,
    `${before.get(
      path,
    )}patches:\n  - target: { kind: Deployment, name: qwen-chat }\n    patch: '[{"op": "replace", "path": "/spec/replicas", "value": 9}]'\n`,
  );
  expect(() => start(patched)).toThrow(
    'Deployment qwen-chat is patched differently in overlays/eu and in overlays/us',
  );
});
