// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { parseAllDocuments } from 'yaml';
import {
  exampleInputs,
  readFolder,
  runAction,
} from '../__testUtils__/runAction';
import { createGenerateBbrPolicyAction } from './generateBbrPolicy';
import { createGenerateModelServerAction } from './generateModelServer';
import { createGenerateObjectiveAction } from './generateObjective';
import { createGeneratePoolAction } from './generatePool';
import { createGenerateRouteAction } from './generateRoute';
import { createGenerateTimeoutsAction } from './generateTimeouts';

const workspace = createMockDirectory();

beforeEach(() => workspace.clear());

interface Document {
  kind: string;
  spec: Record<string, unknown>;
}

async function generate<Input extends JsonObject, Output extends JsonObject>(
  action: TemplateAction<Input, Output, 'v2'>,
  title: string,
) {
  const found = exampleInputs(action).find(([name]) => name.startsWith(title));
  if (!found) {
    throw new Error(`No example of ${action.id} starts with ${title}`);
  }
  const output = await runAction(action, found[1], workspace.path);
  const documents: Document[] = Object.values(readFolder(workspace.path))
    .flatMap(content => parseAllDocuments(content))
    .map(document => document.toJS());
  return { output, documents };
}

/** Runs every example twice: no error, the same files, and as many as it says. */
function describeExamples<Input extends JsonObject, Output extends JsonObject>(
  action: TemplateAction<Input, Output, 'v2'>,
) {
  describe(`${action.id}`, () => {
    it('says what it is for, and can be tried without consequences', () => {
      expect(action.description).toMatch(/^Writes /);
      expect(action.supportsDryRun).toBe(true);
    });

    it.each(exampleInputs(action))('runs its example: %s', async (_, input) => {
      const output = await runAction(action, input, workspace.path);
      const files = readFolder(workspace.path);
      const named = [output.files ?? output.file ?? []].flat();
      expect(Object.keys(files).sort()).toEqual(named.sort());
      const errors = Object.values(files)
        .flatMap(content => parseAllDocuments(content))
        .flatMap(document => document.errors);
      expect(errors).toEqual([]);
      expect(await runAction(action, input, workspace.path)).toEqual(output);
      expect(readFolder(workspace.path)).toEqual(files);
    });
  });
}

describeExamples(createGenerateModelServerAction());
describeExamples(createGeneratePoolAction());
describeExamples(createGenerateRouteAction());
describeExamples(createGenerateBbrPolicyAction());
describeExamples(createGenerateTimeoutsAction());
describeExamples(createGenerateObjectiveAction());

describe('what the examples write', () => {
  it('loads adapters beside the model and takes secrets by reference', async () => {
    const { documents, output } = await generate(
      createGenerateModelServerAction(),
      'vLLM on four GPUs',
    );
    expect(output).toMatchObject({ name: 'llama-70b', port: 8000 });
    expect(documents[0].spec).toMatchObject({
      template: {
        spec: {
          containers: [
            {
              command: ['vllm', 'serve'],
              args: [
                ...['meta-llama/Llama-3.1-70B-Instruct'],
                ...['--served-model-name', 'llama-70b', '--port', '8000'],
                ...['--tensor-parallel-size', '4', '--enable-lora'],
                ...['--max-loras', '2', '--lora-modules'],
                ...['support-tickets=acme/llama-70b-tickets'],
                ...['no=/adapters/no'],
              ],
              env: [
                {
                  name: 'HF_TOKEN',
                  valueFrom: {
                    secretKeyRef: { name: 'hf-token', key: 'token' },
                  },
                },
                {
                  name: 'VLLM_API_KEY',
                  valueFrom: {
                    secretKeyRef: { name: 'llama-key', key: 'key' },
                  },
                },
              ],
              resources: { limits: { 'nvidia.com/gpu': '4', memory: '200Gi' } },
            },
          ],
        },
      },
    });
  });

  it('has prefill servers and decode servers, the latter behind a sidecar', async () => {
    const { documents, output } = await generate(
      createGenerateModelServerAction(),
      'vLLM with prefill and decode',
    );
    expect(output.deployments).toEqual([
      'qwen3-32b-prefill',
      'qwen3-32b-decode',
    ]);
    expect(documents.map(({ spec }) => spec)).toMatchObject([
      {
        replicas: 4,
        selector: {
          matchLabels: { app: 'qwen3-32b', 'llm-d.ai/role': 'prefill' },
        },
        template: {
          spec: { containers: [{ ports: [{ containerPort: 8000 }] }] },
        },
      },
      {
        replicas: 2,
        template: {
          spec: {
            containers: [
              { ports: [{ containerPort: 8200 }] },
              { name: 'routing-sidecar', ports: [{ containerPort: 8000 }] },
            ],
          },
        },
      },
    ]);
  });

  it('sizes the picker by its servers', async () => {
    const { documents } = await generate(
      createGeneratePoolAction(),
      'Plain objects',
    );
    const deployment = documents.find(({ kind }) => kind === 'Deployment');
    expect(deployment?.spec).toMatchObject({
      replicas: 2,
      template: {
        spec: {
          containers: [
            { resources: { requests: { cpu: '800m', memory: '640Mi' } } },
          ],
        },
      },
    });
  });

  it('tells the picker of llama.cpp which of its metrics to read', async () => {
    await generate(createGeneratePoolAction(), 'llama.cpp');
    const [text] = Object.values(readFolder(workspace.path));
    expect(text).toContain('queuedRequestsSpec: llamacpp:requests_deferred');
    expect(text).toContain('runningRequestsSpec: llamacpp:requests_processing');
    expect(text).not.toContain('kv-cache-utilization-scorer');
  });

  it('names a chart’s release like its pool', async () => {
    const { documents } = await generate(
      createGeneratePoolAction(),
      'llm-d’s chart',
    );
    expect(documents.map(({ kind }) => kind)).toEqual([
      'HelmRepository',
      'HelmRelease',
    ]);
    expect(documents[1].spec).toMatchObject({
      releaseName: 'mistral-search',
      chart: { spec: { chart: 'llm-d-router-gateway', version: 'v0.10.0' } },
      values: {
        router: {
          modelServers: {
            type: 'sglang',
            matchLabels: { app: 'mistral-search' },
          },
          inferencePool: { failureMode: 'FailClose' },
        },
      },
    });
  });

  it('maps adapters to the model whose pool serves them', async () => {
    const { documents } = await generate(
      createGenerateBbrPolicyAction(),
      'agentgateway, two models',
    );
    expect(documents[0].spec.traffic).toEqual({
      phase: 'PreRouting',
      transformation: {
        request: {
          set: [
            {
              name: 'X-Gateway-Base-Model-Name',
              value:
                '{"Qwen/Qwen2.5-1.5B-Instruct": "Qwen/Qwen2.5-1.5B-Instruct", "meta-llama/Llama-3.1-8B-Instruct": "meta-llama/Llama-3.1-8B-Instruct", "support-tickets": "meta-llama/Llama-3.1-8B-Instruct", "sales": "meta-llama/Llama-3.1-8B-Instruct"}[string(json(request.body).model)]',
            },
          ],
        },
      },
    });
  });

  it('holds as much of a body as the longest prompt has', async () => {
    const { documents } = await generate(
      createGenerateBbrPolicyAction(),
      'agentgateway, prompts',
    );
    expect(documents[0].spec.frontend).toEqual({
      http: { maxBufferSize: 8 * 1024 * 1024 },
    });
  });

  it.each([
    [
      'agentgateway: a policy',
      'object',
      [{ traffic: { timeouts: { request: '600s' } } }],
    ],
    ['agentgateway without', 'none', []],
    ['GKE', 'object', [{ default: { timeoutSec: 1800 } }]],
  ])(
    'sets timeouts as the provider reads them: %s',
    async (title, form, specs) => {
      const { documents, output } = await generate(
        createGenerateTimeoutsAction(),
        title,
      );
      expect(output.form).toBe(form);
      expect(documents.map(({ spec }) => spec)).toMatchObject(specs);
    },
  );

  it.each([
    ['Istio', { request: '0s', backendRequest: '3600s' }],
    ['Envoy', { request: '0s' }],
  ])(
    'patches the route where it holds the timeout: %s',
    async (title, value) => {
      const { documents } = await generate(
        createGenerateTimeoutsAction(),
        title,
      );
      expect(documents).toEqual([
        [{ op: 'add', path: '/spec/rules/0/timeouts', value }],
      ]);
    },
  );

  it('writes objectives in the group that the picker reads', async () => {
    const own = await generate(createGenerateObjectiveAction(), 'People');
    expect(own.documents).toMatchObject([
      {
        apiVersion: 'llm-d.ai/v1alpha2',
        spec: { priority: 10, poolRef: { name: 'qwen-chat' } },
      },
    ]);
    workspace.clear();
    const gie = await generate(createGenerateObjectiveAction(), 'For GIE');
    expect(gie.documents).toMatchObject([
      { apiVersion: 'inference.networking.x-k8s.io/v1alpha2' },
    ]);
  });

  it('shares requests out by weight', async () => {
    const { documents } = await generate(
      createGenerateRouteAction(),
      'A new version',
    );
    expect(documents[0].spec).toMatchObject({
      parentRefs: [
        { name: 'inference-gateway', namespace: 'inference-system' },
      ],
      rules: [
        {
          backendRefs: [
            { name: 'qwen-chat', weight: 95 },
            { name: 'qwen-chat-v2', weight: 5 },
          ],
        },
      ],
    });
  });
});
