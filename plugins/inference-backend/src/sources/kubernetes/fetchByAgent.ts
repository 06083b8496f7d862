// SPDX-License-Identifier: Apache-2.0
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Agent, Dispatcher } from 'undici';

export interface AgentRequest {
  url: string;
  headers: Record<string, string>;
  signal: AbortSignal;
}

/** Held for a reader that is slower than the network. */
const MAX_HELD_BYTES = 64 * 1024;
/** Statuses whose answers have no body, which Response insists on. */
const WITHOUT_BODY = new Set([204, 205, 304]);

/**
 * A GET by the agent's connections, its body as it arrives. What `fetch` does
 * besides (redirects, caches, decoding, cookies) is not wanted here, and costs
 * four times as much: fleets are hundreds of requests a second.
 */
export async function fetchByAgent(
  agent: Agent,
  { url, headers, signal }: AgentRequest,
): Promise<Response> {
  const { origin, pathname, search, username, password } = new URL(url);
  if (username || password) {
    throw new TypeError(
      'its url holds a user name or a password, which is not sent to clusters: credentials come from its authProvider',
    );
  }
  // A connection whose answer just ended is free only then: a watch would not go
  // by that of its list, and both would stay.
  await nextTurn();
  return new Promise((resolve, reject) => {
    agent.dispatch(
      { origin, path: pathname + search, method: 'GET', headers },
      new Exchange(signal, { resolve, reject }),
    );
  });
}

/** One request and its answer. */
class Exchange implements Dispatcher.DispatchHandler {
  private controller?: Dispatcher.DispatchController;
  private body?: ReadableStreamDefaultController<Uint8Array>;
  private readonly onAbort = () => {
    // A request that waits for its connection has no controller yet.
    this.controller?.abort(this.signal.reason);
    this.fail(this.signal.reason);
  };

  /** @param answer - let go once there is one: it keeps the whole of it */
  constructor(
    private readonly signal: AbortSignal,
    private answer:
      | {
          resolve: (response: Response) => void;
          reject: (reason: unknown) => void;
        }
      | undefined,
  ) {
    signal.addEventListener('abort', this.onAbort, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.signal.aborted) {
      this.onAbort();
    }
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    received: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) {
      return; // The answer is yet to come.
    }
    const stream = new ReadableStream<Uint8Array>(
      {
        start: body => {
          this.body = body;
        },
        pull: () => controller.resume(),
        cancel: () => {
          this.unlink();
          controller.abort(new Error('the answer is not wanted any more'));
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: MAX_HELD_BYTES }),
    );
    this.answer?.resolve(
      new Response(WITHOUT_BODY.has(status) ? null : stream, {
        status,
        headers: toHeaders(received),
      }),
    );
    this.answer = undefined;
    // In ours by now; a watch would keep them for as long as it is open.
    controller.rawHeaders = null;
  }

  onResponseData(
    controller: Dispatcher.DispatchController,
    chunk: Buffer,
  ): void {
    this.body?.enqueue(chunk);
    if ((this.body?.desiredSize ?? 1) <= 0) {
      controller.pause();
    }
  }

  onResponseEnd(): void {
    this.unlink();
    this.body?.close();
  }

  onResponseError(
    _controller: Dispatcher.DispatchController,
    error: Error,
  ): void {
    this.fail(error);
  }

  private fail(reason: unknown): void {
    this.unlink();
    this.body?.error(reason);
    this.answer?.reject(reason);
    this.answer = undefined;
  }

  private unlink(): void {
    this.signal.removeEventListener('abort', this.onAbort);
  }
}

function toHeaders(
  received: Record<string, string | string[] | undefined>,
): Array<[string, string]> {
  return Object.entries(received).flatMap(([name, values]) =>
    [values ?? []].flat().map((value): [string, string] => [name, value]),
  );
}
