// SPDX-License-Identifier: Apache-2.0
import { InventoryGateway } from '@inference-portal/backstage-plugin-inference-common';
import { stringify } from 'yaml';

const DEFAULT_PORTS: Record<string, number> = { http: 80, https: 443 };

/** The paths of the OpenAI API by which clients ask for the gateway's models. */
export function openApiOf(
  gateway: InventoryGateway,
  cluster: string,
  models: readonly string[],
): string {
  const servers = serversOf(gateway);
  return stringify(
    {
      openapi: '3.1.0',
      info: {
        title: `OpenAI API of ${gateway.name} in ${cluster}`,
        version: '1',
        description:
          'What the gateway routes by the name of the model in the body.',
      },
      ...(servers.length > 0 && { servers }),
      paths: {
        '/v1/chat/completions': {
          post: postOf('Answer in a conversation', 'ChatRequest'),
        },
        '/v1/completions': {
          post: postOf('Complete a prompt', 'CompletionRequest'),
        },
      },
      components: {
        schemas: {
          Model: {
            type: 'string',
            description: 'A name that a pool behind the gateway serves.',
            ...(models.length > 0 && { examples: [...models] }),
          },
          ChatRequest: requestOf('messages', {
            type: 'array',
            items: { type: 'object' },
          }),
          CompletionRequest: requestOf('prompt', { type: 'string' }),
        },
      },
    },
    { aliasDuplicateObjects: false },
  );
}

function postOf(summary: string, schema: string) {
  return {
    summary,
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: { $ref: `#/components/schemas/${schema}` },
        },
      },
    },
    responses: {
      200: { description: 'The answer; server-sent events for `stream: true`' },
      404: { description: 'No route takes the request' },
      429: { description: 'Refused for want of room' },
      503: { description: 'No endpoint of the pool can answer' },
    },
  };
}

function requestOf(field: string, schema: object) {
  return {
    type: 'object',
    required: ['model', field],
    properties: {
      model: { $ref: '#/components/schemas/Model' },
      [field]: schema,
      max_tokens: { type: 'integer', minimum: 1 },
      stream: { type: 'boolean' },
    },
  };
}

/** By hostname where a listener has one that can be called, else by address. */
function serversOf({ addresses, listeners }: InventoryGateway) {
  const urls = listeners.flatMap(({ protocol, hostname, port }) => {
    const scheme = protocol.toLowerCase();
    if (!(scheme in DEFAULT_PORTS)) {
      return [];
    }
    const isCallable = hostname !== undefined && !hostname.includes('*');
    return (isCallable ? [hostname] : addresses).map(host => {
      const shown = host.includes(':') ? `[${host}]` : host;
      return port === DEFAULT_PORTS[scheme]
        ? `${scheme}://${shown}`
        : `${scheme}://${shown}:${port}`;
    });
  });
  return [...new Set(urls)].map(url => ({ url }));
}
