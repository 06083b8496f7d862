// SPDX-License-Identifier: Apache-2.0
import {
  ScriptedApiServer,
  ScriptedRequest,
  Answer,
  json,
  lines,
  status,
} from './ScriptedApiServer';

/**
 * A cluster whose lists and refusals the test sets, by path. What is not set is
 * not installed; watches stay open and are silent until the test writes to them.
 */
export class ScriptedCluster {
  readonly #answers = new Map<string, Answer>();
  #server: ScriptedApiServer | undefined;

  static async start(): Promise<ScriptedCluster> {
    const cluster = new ScriptedCluster();
    cluster.set('/version', json({ gitVersion: 'v1.36.2' }));
    cluster.#server = await ScriptedApiServer.start(request =>
      cluster.#answer(request),
    );
    return cluster;
  }

  get server(): ScriptedApiServer {
    if (!this.#server) {
      throw new Error('The cluster was not started');
    }
    return this.#server;
  }

  set(path: string, answer: Answer): void {
    this.#answers.set(path, answer);
  }

  setItems(path: string, items: unknown[]): void {
    this.set(path, json({ metadata: { resourceVersion: '100' }, items }));
  }

  forbid(path: string): void {
    this.set(path, status(403, `may not read ${path}`));
  }

  /** Sends an event to the open watch of a path. */
  send(path: string, type: string, object: unknown): void {
    const watch = this.server.watches.findLast(it => it.path === path);
    watch?.response.write(`${JSON.stringify({ type, object })}\n`);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  #answer(request: ScriptedRequest): void {
    const answer = this.#answers.get(request.path);
    if (!answer) {
      status(404, 'the server could not find the requested resource')(request);
    } else if (request.isWatch) {
      lines()(request);
    } else {
      answer(request);
    }
  }
}
