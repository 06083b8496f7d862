// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readFolder, runAction } from '../__testUtils__/runAction';
import { createGenerateBbrPolicyAction } from './generateBbrPolicy';
import { createGenerateModelServerAction } from './generateModelServer';
import { createGeneratePoolAction } from './generatePool';
import { createGenerateRepoAction } from './generateRepo';
import { createGenerateRouteAction } from './generateRoute';
import { createGenerateTimeoutsAction } from './generateTimeouts';

const directory = createMockDirectory();
const workspacePath = () => directory.resolve('workspace');

beforeEach(() => directory.setContent({ workspace: {}, elsewhere: {} }));

const SECRET = `hf_${'aBcD1234'.repeat(5)}`;

const server = {
  model: 'Qwen/Qwen2.5-1.5B-Instruct',
  namespace: 'chat',
  engine: { kind: 'vllm' },
};
const pool = {
  name: 'qwen-chat',
  namespace: 'chat',
  engine: 'vllm',
  provider: 'agentgateway',
};
const route = {
  model: 'Qwen/Qwen2.5-1.5B-Instruct',
  namespace: 'chat',
  gateway: { provider: 'agentgateway', name: 'gateway' },
};
const repo = {
  ...server,
  gateway: route.gateway,
  catalog: { owner: 'group:default/team-chat' },
};

type Run = (input: JsonObject) => Promise<unknown>;

function runnerOf<Input extends JsonObject, Output extends JsonObject>(
  action: TemplateAction<Input, Output, 'v2'>,
): Run {
  return input => runAction(action, input, workspacePath());
}

const modelServer = runnerOf(createGenerateModelServerAction());
const generatePool = runnerOf(createGeneratePoolAction());
const generateRoute = runnerOf(createGenerateRouteAction());
const generateRepo = runnerOf(createGenerateRepoAction());
const generateBbr = runnerOf(createGenerateBbrPolicyAction());
const generateTimeouts = runnerOf(createGenerateTimeoutsAction());

const TABLE: Array<
  [what: string, run: Run, input: JsonObject, message: string]
> = [
  [
    'a model of emoji',
    modelServer,
    { ...server, model: '🦙🦙' },
    'model: has spaces or characters beyond ASCII',
  ],
  [
    'a model without letters',
    modelServer,
    { ...server, model: '...' },
    'name: is needed: ... has no letters or digits to make a name of',
  ],
  [
    'a model of 300 characters',
    modelServer,
    { ...server, model: 'm'.repeat(300) },
    'model: is longer than 256 characters',
  ],
  [
    'a name that ends with a dot',
    modelServer,
    { ...server, name: 'qwen.' },
    'name: is no name for Kubernetes',
  ],
  [
    'a name of 64 characters',
    modelServer,
    { ...server, name: 'q'.repeat(64) },
    'name: is longer than 40 characters',
  ],
  [
    'an adapter named like the model',
    modelServer,
    {
      ...server,
      servedName: 'chat',
      adapters: [{ name: 'chat', source: '/a' }],
    },
    'adapters[0].name: is chat once more',
  ],
  [
    'port 0',
    modelServer,
    { ...server, engine: { kind: 'vllm', port: 0 } },
    'engine.port: is no port: ports are 1 to 65535',
  ],
  [
    'port 70000',
    modelServer,
    { ...server, engine: { kind: 'vllm', port: 70000 } },
    'engine.port: is no port: ports are 1 to 65535',
  ],
  [
    'an image without a tag',
    modelServer,
    { ...server, engine: { kind: 'vllm', image: 'vllm/vllm-openai' } },
    'engine.image: is no pinned image',
  ],
  [
    'the latest image',
    modelServer,
    { ...server, engine: { kind: 'vllm', image: 'vllm/vllm-openai:latest' } },
    'engine.image: is no pinned image',
  ],
  [
    'no GPU for vLLM',
    modelServer,
    { ...server, engine: { kind: 'vllm', gpus: 0 } },
    'engine.gpus: is 0, and vLLM needs 1 or more',
  ],
  [
    'GPUs for the simulator',
    modelServer,
    { ...server, engine: { kind: 'llm-d-inference-sim', gpus: 1 } },
    'engine.gpus: is 1, and llm-d-inference-sim uses none',
  ],
  [
    'adapters of llama.cpp',
    modelServer,
    {
      ...server,
      engine: { kind: 'llama.cpp' },
      adapters: [{ name: 'a', source: '/a' }],
    },
    'adapters: is not for llama.cpp',
  ],
  [
    'a key of llama.cpp',
    modelServer,
    {
      ...server,
      engine: { kind: 'llama.cpp', apiKey: { name: 'a', key: 'b' } },
    },
    'engine.apiKey: is not for llama.cpp',
  ],
  [
    'another name of TensorRT-LLM',
    modelServer,
    { ...server, servedName: 'qwen', engine: { kind: 'tensorrt-llm' } },
    'servedName: is not for TensorRT-LLM',
  ],
  [
    'memory without a unit',
    modelServer,
    { ...server, engine: { kind: 'vllm', memory: '16' } },
    'engine.memory: is no amount of memory',
  ],
  [
    'two places for models',
    modelServer,
    {
      ...server,
      engine: { kind: 'vllm', cache: { claim: 'a', storageClass: 'b' } },
    },
    'engine.cache.storageClass: makes a claim',
  ],
  [
    'a token as an argument',
    modelServer,
    {
      ...server,
      engine: { kind: 'vllm', extraArgs: ['--seed=1', `--x=${SECRET}`] },
    },
    'engine.extraArgs[1]: looks like a Hugging Face token. Nothing was written.',
  ],
  [
    'a key as an argument',
    modelServer,
    { ...server, engine: { kind: 'vllm', extraArgs: ['--api-key=short'] } },
    'engine.extraArgs[0]: looks like a key',
  ],
  [
    'a token as the model',
    modelServer,
    { ...server, model: SECRET },
    'model: looks like a Hugging Face token',
  ],
  [
    'nine target ports',
    generatePool,
    { ...pool, ports: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
    'ports: are more than 8, which is as many as a pool takes',
  ],
  [
    'a port twice',
    generatePool,
    { ...pool, ports: [8000, 8000] },
    'ports[1]: is 8000 once more',
  ],
  [
    'ports 0 and 70000',
    generatePool,
    { ...pool, ports: [0, 70000] },
    'ports[0]: is no port: ports are 1 to 65535; ports[1]: is no port',
  ],
  [
    'an unknown version',
    generatePool,
    { ...pool, providerVersion: '9.9' },
    'providerVersion: is 9.9, of which nothing is known here: of agentgateway these are 1.0 up to, not including, 1.5',
  ],
  [
    'a failure mode that is not heeded',
    generatePool,
    { ...pool, picker: { failureMode: 'FailOpen' } },
    'picker.failureMode: is FailOpen, and agentgateway 1.4.1 does FailClose whatever is written',
  ],
  [
    'weights that sum to 0',
    generateRoute,
    {
      ...route,
      pools: [
        { name: 'a', weight: 0 },
        { name: 'b', weight: 0 },
      ],
    },
    'pools: have weights whose sum is 0',
  ],
  [
    'a negative weight',
    generateRoute,
    { ...route, pools: [{ name: 'a', weight: -1 }] },
    'pools[0].weight: is negative',
  ],
  [
    'weights of Envoy AI Gateway',
    generateRoute,
    {
      ...route,
      gateway: { provider: 'envoy-ai-gateway', name: 'g' },
      pools: [{ name: 'a' }, { name: 'b' }],
    },
    'pools: are several, which Envoy AI Gateway 1.1.0 gets wrong: it takes one pool per rule',
  ],
  [
    'weights of Istio',
    generateRoute,
    {
      ...route,
      gateway: { provider: 'istio', name: 'g' },
      pools: [{ name: 'a' }, { name: 'b' }],
    },
    'pools: are several, which Istio 1.30.1 gets wrong',
  ],
  [
    'kgateway 2.2',
    generateRoute,
    {
      ...route,
      gateway: { provider: 'kgateway', version: 'v2.2.0', name: 'g' },
    },
    'gateway.version: is kgateway v2.2.0: kgateway routes to no pools from 2.2 on: inference went to agentgateway',
  ],
  [
    'kgateway of today',
    generateRepo,
    { ...repo, gateway: { provider: 'kgateway', name: 'g' } },
    'gateway.provider: is kgateway 2.3: kgateway routes to no pools from 2.2 on',
  ],
  [
    'agentgateway 1.3.1',
    generateRoute,
    {
      ...route,
      gateway: { provider: 'agentgateway', version: '1.3.1', name: 'g' },
    },
    'POST requests to pools may hang',
  ],
  [
    'Istio 1.27',
    generateRoute,
    { ...route, gateway: { provider: 'istio', version: '1.27.0', name: 'g' } },
    'it knows only pools of the API before v1',
  ],
  [
    'no version',
    generateRoute,
    { ...route, gateway: { provider: 'istio', version: 'latest', name: 'g' } },
    'gateway.version: is no version: write it as 1.4.1',
  ],
  [
    'TLS of somebody else’s Gateway',
    generateRoute,
    { ...route, gateway: { ...route.gateway, tls: {} } },
    'gateway.tls: is about a Gateway that is made here',
  ],
  [
    'TLS without a host name',
    generateRoute,
    { ...route, gateway: { ...route.gateway, create: true, tls: {} } },
    'gateway.hostname: is needed',
  ],
  [
    'a name of two models',
    generateBbr,
    {
      gateway: { provider: 'agentgateway', name: 'g', namespace: 'n' },
      models: [
        { servedName: 'a', adapters: ['x'] },
        { servedName: 'b', adapters: ['x'] },
      ],
    },
    'models[1].adapters[0]: is x once more',
  ],
  [
    'a policy for Envoy AI Gateway',
    generateBbr,
    {
      gateway: { provider: 'envoy-ai-gateway', name: 'g', namespace: 'n' },
      models: [{ servedName: 'a' }],
    },
    'gateway.provider: is Envoy AI Gateway, which sets its header itself',
  ],
  [
    'timeouts of NGINX',
    generateTimeouts,
    { name: 'a', namespace: 'b', provider: 'nginx-gateway-fabric' },
    'provider: has none: NGINX Gateway Fabric takes no timeout from a route',
  ],
  [
    'a negative timeout',
    generateTimeouts,
    { name: 'a', namespace: 'b', provider: 'istio', requestSeconds: -1 },
    'requestSeconds: is negative',
  ],
  [
    'Flux without a repository',
    generateRepo,
    { ...repo, gitops: { tool: 'flux' } },
    'gitops.repoUrl: is needed: Flux clones the repository from there',
  ],
  [
    'a password in an address',
    generateRepo,
    {
      ...repo,
      gitops: {
        tool: 'flux',
        repoUrl: 'https://me:secret@git.example.com/a.git',
      },
    },
    'gitops.repoUrl: looks like a password',
  ],
  [
    'an environment twice',
    generateRepo,
    { ...repo, environments: [{ name: 'a' }, { name: 'a' }] },
    'environments[1].name: is a once more',
  ],
  [
    'replicas of two roles',
    generateRepo,
    {
      ...repo,
      engine: { kind: 'vllm', roles: { prefill: 1, decode: 1 } },
      environments: [{ name: 'a', replicas: 3 }],
    },
    'environments[0].replicas: can’t tell which of the two roles it is for',
  ],
  [
    'roles with GIE’s picker',
    generateRepo,
    {
      ...repo,
      engine: { kind: 'vllm', roles: { prefill: 1, decode: 1 } },
      picker: { kind: 'gie' },
    },
    'picker.kind: is gie, whose picker knows no roles',
  ],
  [
    'an owner that is none',
    generateRepo,
    { ...repo, catalog: { owner: 'team chat' } },
    'catalog.owner: is no entity',
  ],
  [
    'a path out by ..',
    generateRepo,
    { ...repo, targetPath: '../elsewhere' },
    'targetPath: ../elsewhere',
  ],
  [
    'an absolute path',
    modelServer,
    { ...server, targetPath: '/etc/servers.yaml' },
    'targetPath: ',
  ],
  [
    'a path out in the middle',
    modelServer,
    { ...server, targetPath: 'a/../../elsewhere/x.yaml' },
    'targetPath: ',
  ],
];

describe('bad input', () => {
  it.each(TABLE)(
    '%s is told at the field, and nothing is written',
    async (_, run, input, message) => {
      await expect(run(input)).rejects.toThrow(message);
      expect(readFolder(directory.path)).toEqual({});
    },
  );

  it('does not follow a link out of the workspace', async () => {
    symlinkSync(directory.resolve('elsewhere'), join(workspacePath(), 'out'));
    await expect(generateRepo({ ...repo, targetPath: 'out' })).rejects.toThrow(
      'leads out of the workspace, by .. or by a link',
    );
    expect(readFolder(directory.resolve('elsewhere'))).toEqual({});
  });

  it('does not write through a link to a file elsewhere', async () => {
    directory.addContent({ 'elsewhere/kept.yaml': 'kept: true\n' });
    symlinkSync(
      directory.resolve('elsewhere/kept.yaml'),
      join(workspacePath(), 'servers.yaml'),
    );
    await expect(
      modelServer({ ...server, targetPath: 'servers.yaml' }),
    ).rejects.toThrow('targetPath: ');
    expect(readFolder(directory.resolve('elsewhere'))).toEqual({
      'kept.yaml': 'kept: true\n',
    });
  });

  // Put together here, so that nobody takes this file for a leak.
  it.each([
    ['a GitHub token', `ghp_${'a1'.repeat(18)}`],
    ['a GitHub token', `github_pat_${'a1'.repeat(18)}`],
    ['a GitLab token', `glpat-${'a1'.repeat(10)}`],
    ['an API key', `sk-${'a1'.repeat(12)}`],
    ['an NVIDIA key', `nvapi-${'a1'.repeat(18)}`],
    ['an AWS key', `AKIA${'A1'.repeat(8)}`],
    ['a Google key', `AIza${'a'.repeat(35)}`],
    ['a Slack token', `xoxb-${'1'.repeat(12)}`],
    ['a Docker token', `dckr_pat_${'a1'.repeat(12)}`],
    ['an npm token', `npm_${'a1'.repeat(18)}`],
    ['a private key', `-----BEGIN RSA ${'PRIVATE'} KEY-----`],
    ['a signed token', `eyJ${'a'.repeat(8)}.eyJ${'b'.repeat(8)}.c`],
  ])('knows %s, and writes nothing', async (what, secret) => {
    const error = await generateRepo({
      ...repo,
      catalog: { ...repo.catalog, description: `use ${secret} here` },
    }).catch(String);
    expect(error).toContain(
      `catalog.description: looks like ${what}. Nothing was written.`,
    );
    expect(error).not.toContain(secret);
    expect(readFolder(directory.path)).toEqual({});
  });

  it('never repeats a secret', async () => {
    const error = await generateRepo({
      ...repo,
      catalog: { ...repo.catalog, description: `token is ${SECRET}` },
    }).catch(String);
    expect(error).toContain(
      'catalog.description: looks like a Hugging Face token',
    );
    expect(error).not.toContain(SECRET.slice(3, 10));
  });
});

describe('input that is odd and right', () => {
  const written = () =>
    Object.values(readFolder(workspacePath())).flatMap(content =>
      parseAllDocuments(content, { version: '1.1' }).map(each => each.toJS()),
    );

  it.each([
    ['Qwen/Qwen2.5-1.5B-Instruct', 'vllm', 'qwen2-5-1-5b-instruct'],
    ['/models/Llama-3.2-3B.Q4_K_M.gguf', 'llama.cpp', 'llama-3-2-3b-q4-k-m'],
    ['acme/model...', 'vllm', 'model'],
    ['no', 'vllm', 'no'],
    ['On', 'vllm', 'on'],
    ['1e3', 'vllm', 'm-1e3'],
    ['0o17', 'vllm', 'm-0o17'],
    ['null', 'vllm', 'null'],
  ])(
    '%s of %s is called %s, also by a YAML 1.1 reader',
    async (model, kind, name) => {
      const output = await modelServer({ ...server, model, engine: { kind } });
      expect(output).toMatchObject({ name });
      const [deployment] = written();
      expect(deployment.metadata.name).toBe(name);
      const { args } = deployment.spec.template.spec.containers[0];
      expect(args).toContain(model);
    },
  );

  it('keeps two models apart that are called alike after shortening', async () => {
    const long = `acme/${'m'.repeat(195)}`;
    const names = [];
    for (const model of [`${long}a`, `${long}b`]) {
      const output = await modelServer({ ...server, model });
      names.push(Object(output).name);
    }
    expect(new Set(names).size).toBe(2);
    for (const name of names) {
      expect(name).toMatch(/^[a-z]([-a-z0-9]{0,38}[a-z0-9])$/);
    }
  });
});
