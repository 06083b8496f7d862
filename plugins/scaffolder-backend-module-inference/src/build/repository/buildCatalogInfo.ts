// SPDX-License-Identifier: Apache-2.0
import {
  KUBERNETES_ANNOTATIONS,
  POOLS_ANNOTATION,
} from '@inference-portal/backstage-plugin-inference-common';
import { ENGINE_TABLE } from '../engines/engineTable';
import { withSuffix } from '../names/toKubernetesName';
import { namesOf } from '../ServedModel';
import { toYaml } from '../yaml/toYaml';
import { RepositoryPlan } from './RepositoryPlan';

/** Component and API of the model, with what leads the portal to its pools. */
export function buildCatalogInfo({ input, server }: RepositoryPlan): string {
  const { catalog } = input;
  const { model } = server;
  const { name } = model;
  const common = {
    lifecycle: catalog.lifecycle,
    owner: catalog.owner,
    ...(catalog.system && { system: catalog.system }),
  };
  return toYaml([
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        ...(catalog.title && { title: catalog.title }),
        description: describe(input, model.servedName),
        annotations: {
          [POOLS_ANNOTATION]: poolsOf(input, model).join(', '),
          [KUBERNETES_ANNOTATIONS.id]: name,
          [KUBERNETES_ANNOTATIONS.namespace]: model.namespace,
        },
        tags: tagsOf(input.engine.kind, model.adapters.length > 0),
      },
      spec: {
        type: 'model-server',
        ...common,
        providesApis: [withSuffix(name, '-api')],
      },
    },
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'API',
      metadata: {
        name: withSuffix(name, '-api'),
        description: `OpenAI-compatible API of ${model.servedName}`,
      },
      spec: {
        type: 'openapi',
        ...common,
        definition: toYaml([openApi(model.servedName, namesOf(model))]),
      },
    },
  ]);
}

export function describe(
  { catalog, engine }: RepositoryPlan['input'],
  servedName: string,
): string {
  return (
    catalog.description ??
    `${servedName}, served by ${ENGINE_TABLE[engine.kind].title}`
  );
}

function poolsOf(
  { environments }: RepositoryPlan['input'],
  { namespace, name }: { namespace: string; name: string },
): string[] {
  const pools = environments.map(({ cluster }) =>
    [cluster, namespace, name].filter(Boolean).join('/'),
  );
  return [...new Set(pools)];
}

function tagsOf(engine: string, hasAdapters: boolean): string[] {
  return [
    'llm',
    engine.replace(/[^a-z0-9+#]+/g, '-'),
    ...(hasAdapters ? ['lora'] : []),
  ];
}

/** As much of OpenAI's API as every engine has: https://platform.openai.com/docs/api-reference */
function openApi(title: string, models: string[]) {
  const body = (required: string[], properties: object) => ({
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['model', ...required],
          properties: {
            model: { type: 'string', enum: models },
            ...properties,
            max_tokens: { type: 'integer', minimum: 1 },
            stream: { type: 'boolean' },
          },
        },
      },
    },
  });
  const responses = {
    200: { description: 'The answer, or a stream of server-sent events' },
    404: { description: 'No such model' },
    429: { description: 'Too many requests for what is ready' },
    503: { description: 'No server is ready' },
  };
  return {
    openapi: '3.1.0',
    info: { title, version: '1.0.0' },
    paths: {
      '/v1/chat/completions': {
        post: {
          operationId: 'createChatCompletion',
          requestBody: body(['messages'], {
            messages: { type: 'array', items: { type: 'object' } },
          }),
          responses,
        },
      },
      '/v1/completions': {
        post: {
          operationId: 'createCompletion',
          requestBody: body(['prompt'], { prompt: { type: 'string' } }),
          responses,
        },
      },
    },
  };
}
