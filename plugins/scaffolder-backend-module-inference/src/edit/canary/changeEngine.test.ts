// SPDX-License-Identifier: Apache-2.0
import { JsonObject } from '@backstage/types';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod/v3';
import { buildRepository } from '../../build/repository/buildRepository';
import { planRepository } from '../../build/repository/RepositoryPlan';
import { ENGINE_TABLE } from '../../build/engines/engineTable';
import { EngineName, ENGINES } from '../../input/engineInput';
import { PICKERS } from '../../input/pickerInput';
import { readInput } from '../../input/readInput';
import { repoInput } from '../../input/repoInput';
import { findObjects } from '../findObjects';
import { serversOf } from '../pools/findPoolObjects';
import { readRepository, RepositoryFiles } from '../RepositoryFiles';
import { toPlain } from '../yaml/Traced';
import { changePickers } from './changePickers';
import { startCanary } from './startCanary';

const MODEL = 'Qwen/Qwen2.5-1.5B-Instruct';
const V2 = 'qwen-chat-v2';

function generate(more: JsonObject): RepositoryFiles {
  const plan = planRepository(
    readInput(repoInput, {
      model: MODEL,
      name: 'qwen-chat',
      namespace: 'chat',
      gateway: {
        provider: 'agentgateway',
        name: 'inference-gateway',
        namespace: 'inference-system',
      },
      gitops: {
        tool: 'flux',
        repoUrl: 'https://git.example.com/chat/qwen.git',
      },
      environments: [{ name: 'prod-eu', cluster: 'prod-eu' }],
      catalog: { owner: 'group:default/team-chat' },
      ...more,
    }),
  );
  return readRepository(buildRepository(plan));
}

const start = (files: RepositoryFiles, changes: object) =>
  startCanary(files, {
    route: { namespace: 'chat', name: 'qwen-chat' },
    rule: 0,
    stable: { namespace: 'chat', name: 'qwen-chat' },
    canary: V2,
    weights: { stable: 90, canary: 10 },
    testHeader: 'x-model-version',
    changes,
  }).files;

const Deployment = z.object({
  spec: z.object({
    selector: z.object({ matchLabels: z.record(z.string()) }),
    template: z.object({
      metadata: z.object({ labels: z.record(z.string()) }),
      spec: z.object({ containers: z.array(z.unknown()) }).passthrough(),
    }),
  }),
});

const podOfServers = (files: RepositoryFiles, name: string) =>
  Deployment.parse(
    toPlain(
      serversOf(findObjects(files), { namespace: 'chat', name })[0].value,
    ),
  ).spec.template;

/** Every configuration file of a picker, wherever it is written, as values. */
function pickerConfigs(files: RepositoryFiles, name: string): unknown[] {
  const found: unknown[] = [];
  const walk = (value: unknown) => {
    if (typeof value === 'string' && value.includes('EndpointPickerConfig')) {
      found.push(parseAllDocuments(value)[0].toJS());
    } else if (typeof value === 'object' && value !== null) {
      Object.values(value).forEach(walk);
    }
  };
  findObjects(files)
    .filter(object => object.name.startsWith(name))
    .forEach(({ value }) => walk(toPlain(value)));
  return found;
}

/** What a chart is told of its servers. */
function chartTypes(files: RepositoryFiles, name: string): unknown[] {
  return findObjects(files)
    .filter(object => object.kind === 'HelmRelease' && object.name === name)
    .map(({ value }) => {
      const text = JSON.stringify(toPlain(value));
      return /"modelServer(?:Type":|s":\{"type":)"([^"]*)"/.exec(text)?.[1];
    });
}

const takesGpus = (kind: EngineName) =>
  ENGINE_TABLE[kind].gpus.usual > 0 ||
  ENGINE_TABLE[kind].image.gpu !== undefined;
/** Each engine to each other: beside plain objects, and beside the charts by turns. */
const [PLAIN, ...CHARTS] = PICKERS;
const MATRIX = ENGINES.flatMap((from, row) =>
  ENGINES.filter(to => to !== from).flatMap((to, column) =>
    [PLAIN, CHARTS[(row + column) % CHARTS.length]].map(
      picker => [from, to, picker] as const,
    ),
  ),
);

it.each(MATRIX)(
  'from %s to %s beside a picker by %s: as it is generated for a new model',
  (from, to, picker) => {
    const before = generate({
      engine: { kind: from },
      picker: { kind: picker },
    });
    const after = start(before, { engine: { kind: to } });
    const gpus = ENGINE_TABLE[from].gpus.usual;
    const fresh = generate({
      name: V2,
      engine: {
        kind: to,
        port: ENGINE_TABLE[from].port,
        ...(gpus > 0 && takesGpus(to) && { gpus }),
      },
      picker: { kind: picker },
    });
    const [own, expected] = [podOfServers(after, V2), podOfServers(fresh, V2)];
    expect(own.spec).toEqual(expected.spec);
    expect(own.metadata.labels).toMatchObject({
      'llm-d.ai/engine-type': ENGINE_TABLE[to].engineType,
      'inference-portal.io/version': V2,
    });
    expect(pickerConfigs(after, V2)).toEqual(pickerConfigs(fresh, V2));
    expect(pickerConfigs(after, V2)).not.toEqual([]);
    expect(chartTypes(after, V2)).toEqual(chartTypes(fresh, V2));
    // What the stable version is made of stays.
    expect(podOfServers(after, 'qwen-chat')).toEqual(
      podOfServers(before, 'qwen-chat'),
    );
    const leftOver = findObjects(after).filter(
      ({ kind, name }) => kind === 'ConfigMap' && name === `${V2}-options`,
    );
    expect(leftOver).toHaveLength(to === 'tensorrt-llm' ? 1 : 0);
  },
);

it('keeps secrets, claim, places and what was asked for', () => {
  const before = generate({
    engine: {
      kind: 'vllm',
      gpus: 2,
      huggingFaceToken: { name: 'hf', key: 'token' },
      apiKey: { name: 'keys', key: 'chat' },
      cache: { storageClass: 'shared' },
    },
  });
  const path = 'base/serving/model-server.yaml';
  const placed = new Map([
    ...before,
    [
      path,
      (before.get(path) ?? '').replace(
        '    spec:\n      containers:',
        '    spec:\n      nodeSelector: { gpu: h100 }\n      containers:',
      ),
    ],
  ]);
  const { spec } = podOfServers(
    start(placed, {
      engine: { kind: 'sglang' },
      image: 'lmsysorg/sglang:v0.6.0',
      model: 'Qwen/Qwen3-1.7B',
      extraArgs: ['--dtype=bfloat16'],
    }),
    V2,
  );
  expect(spec).toMatchObject({
    nodeSelector: { gpu: 'h100' },
    volumes: [
      {
        name: 'model-cache',
        persistentVolumeClaim: { claimName: `${V2}-models` },
      },
      { name: 'shared-memory' },
    ],
    containers: [
      {
        image: 'lmsysorg/sglang:v0.6.0',
        args: [
          '--model-path',
          'Qwen/Qwen3-1.7B',
          '--served-model-name',
          MODEL,
          '--host',
          '0.0.0.0',
          '--port',
          '8000',
          '--enable-metrics',
          '--tp-size',
          '2',
          '--api-key',
          '$(SERVER_API_KEY)',
          '--dtype=bfloat16',
        ],
        env: [
          {
            name: 'HF_TOKEN',
            valueFrom: { secretKeyRef: { name: 'hf', key: 'token' } },
          },
          {
            name: 'SERVER_API_KEY',
            valueFrom: { secretKeyRef: { name: 'keys', key: 'chat' } },
          },
        ],
      },
    ],
  });
});

it.each<[string, JsonObject, object, string]>([
  [
    'another name than the engine can serve',
    { engine: { kind: 'vllm' }, servedName: 'qwen-chat' },
    { engine: { kind: 'tensorrt-llm' } },
    'is not for TensorRT-LLM: it serves a model under its own name only',
  ],
  [
    'adapters that the engine has not',
    { engine: { kind: 'vllm' }, adapters: [{ name: 'a', source: '/a' }] },
    { engine: { kind: 'llama.cpp' } },
    'adapters: is not for llama.cpp',
  ],
  [
    'fewer GPUs than the engine needs',
    { engine: { kind: 'vllm' } },
    { engine: { kind: 'sglang', gpus: 0 } },
    'engine.gpus: is 0, and SGLang needs 1 or more',
  ],
  [
    'an API key that the engine does not ask for',
    { engine: { kind: 'vllm', apiKey: { name: 'keys', key: 'chat' } } },
    { engine: { kind: 'tensorrt-llm' } },
    'engine.apiKey: is not for TensorRT-LLM: it asks nobody for a key',
  ],
  [
    'servers for prefill and decode',
    { engine: { kind: 'vllm', roles: { prefill: 1, decode: 2 } } },
    { engine: { kind: 'sglang' } },
    'has 2 kinds of servers',
  ],
])('refuses %s', (_, given, changes, message) => {
  expect(() => start(generate(given), changes)).toThrow(message);
});

describe('a picker without a configuration file', () => {
  const picker = (version: string, ...args: string[]) => ({
    kind: 'Deployment',
    spec: {
      containers: [
        {
          image: `registry.k8s.io/gateway-api-inference-extension/epp:${version}`,
          args: ['--pool-name', 'v2', ...args],
        },
      ],
    },
  });

  it.each([
    [
      'is told by flags up to GIE 1.4',
      picker('v1.4.0', '--v=2'),
      'sglang',
      [
        '--v=2',
        '--total-queued-requests-metric',
        'sglang:num_queue_reqs',
        '--total-running-requests-metric',
        'sglang:num_running_reqs',
        '--kv-cache-usage-percentage-metric',
        'sglang:token_usage',
      ],
    ],
    [
      'forgets those of an engine before',
      picker(
        'v1.2.1',
        '--total-queued-requests-metric=sglang:num_queue_reqs',
        '--kv-cache-usage-percentage-metric',
        'sglang:token_usage',
        '--v=2',
      ),
      'vllm',
      ['--v=2'],
    ],
    ['needs none for vLLM', picker('v1.5.0'), 'vllm', []],
  ] as const)('%s', (_, object, to, args) => {
    expect(changePickers([object], ENGINE_TABLE[to])).toEqual([
      {
        ...object,
        spec: {
          containers: [
            {
              ...object.spec.containers[0],
              args: ['--pool-name', 'v2', ...args],
            },
          ],
        },
      },
    ]);
  });

  it('is refused from GIE 1.5 on, which refuses flags', () => {
    expect(() =>
      changePickers([picker('v1.5.0')], ENGINE_TABLE.sglang),
    ).toThrow(
      'has no configuration file in the repository that names the metrics of SGLang',
    );
  });
});
