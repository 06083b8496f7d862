// SPDX-License-Identifier: Apache-2.0
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';

export interface ScriptedRequest {
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  isWatch: boolean;
  response: ServerResponse;
}

/** Answers one request; the connection stays open unless it ends it. */
export type Answer = (request: ScriptedRequest) => void;

/** An HTTP server on a free port that does what the test says, and notes who asked what. */
export class ScriptedApiServer {
  readonly requests: ScriptedRequest[] = [];
  readonly #server: Server;

  private constructor(answer: (request: ScriptedRequest) => void) {
    this.#server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const scripted: ScriptedRequest = {
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        isWatch: url.searchParams.get('watch') === 'true',
        response,
      };
      this.requests.push(scripted);
      answer(scripted);
    });
  }

  static async start(
    answer: (request: ScriptedRequest) => void,
  ): Promise<ScriptedApiServer> {
    const server = new ScriptedApiServer(answer);
    await new Promise<void>(resolve => {
      server.#server.listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  get baseUrl(): string {
    const address = this.#server.address();
    if (!address || typeof address === 'string') {
      throw new Error('The server does not listen');
    }
    return `http://127.0.0.1:${address.port}`;
  }

  get lists(): ScriptedRequest[] {
    return this.requests.filter(request => !request.isWatch);
  }

  get watches(): ScriptedRequest[] {
    return this.requests.filter(request => request.isWatch);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }
}

export function json(body: unknown, code = 200): Answer {
  return ({ response }) => {
    response.writeHead(code, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(body));
  };
}

export function status(
  code: number,
  message: string,
  headers: Record<string, string> = {},
): Answer {
  return ({ response }) => {
    response.writeHead(code, {
      'Content-Type': 'application/json',
      ...headers,
    });
    response.end(
      JSON.stringify({ kind: 'Status', apiVersion: 'v1', code, message }),
    );
  };
}

/** Sends the lines and leaves the watch open. */
export function lines(...values: unknown[]): Answer {
  return ({ response }) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.flushHeaders();
    values.forEach(value => response.write(`${JSON.stringify(value)}\n`));
  };
}
