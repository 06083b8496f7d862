// SPDX-License-Identifier: Apache-2.0
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { AddressInfo } from 'node:net';
import { Caller } from '../check/Caller';

export interface Answer {
  status?: number;
  body: unknown;
}

export interface Portal {
  caller: Caller;
  /** `GET /api/inference/v1/self-service`, in the order in which they came. */
  asked: string[];
  /** What came with the last request. */
  body?: string;
  /** Whose token came with the last request. */
  authorization?: string;
  /** By path without query, below `/api`; what is not here is 404. */
  answers: Record<string, Answer>;
  stop(): Promise<void>;
}

/** Other plugins of a portal over HTTP, with answers that a test decides. */
export async function startPortal(): Promise<Portal> {
  const portal: Pick<Portal, 'asked' | 'answers' | 'authorization' | 'body'> = {
    asked: [],
    answers: {},
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://portal');
    portal.asked.push(`${request.method} ${request.url}`);
    portal.authorization = request.headers.authorization;
    portal.body = await text(request);
    const { status = 200, body } = portal.answers[
      pathname.replace('/api', '')
    ] ?? {
      status: 404,
      body: { error: { name: 'NotFoundError', message: 'no' } },
    };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return Object.assign(portal, {
    caller: {
      auth: mockServices.auth({ pluginId: 'scaffolder' }),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
        getExternalBaseUrl: async plugin => `http://portal/api/${plugin}`,
      }),
      credentials: mockCredentials.user(),
    },
    stop: () =>
      new Promise<void>(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  });
}

export const DENIED: Answer = {
  status: 403,
  body: {
    error: { name: 'NotAllowedError', message: 'samir may not' },
    response: { statusCode: 403 },
  },
};

/** What a member of team-chat may make on one cluster. */
export function selfServiceOf(models: object[] = []): Answer {
  return {
    body: {
      teams: [{ owner: 'group:default/team-chat', namespaces: ['chat'] }],
      clusters: [
        {
          name: 'prod-eu',
          gateways: [
            {
              namespace: 'inference-system',
              name: 'inference-gateway',
              provider: 'agentgateway',
              version: '1.4.1',
              takesOtherNamespaces: true,
            },
          ],
          pools: ['chat/qwen-chat'],
          models,
        },
      ],
      publishing: { kind: 'local' },
      gitops: 'flux',
    },
  };
}
