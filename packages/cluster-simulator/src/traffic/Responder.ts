// SPDX-License-Identifier: Apache-2.0

export interface ReplyHead {
  status: number;
  headers: Record<string, string>;
}

/** A piece of an answer's body. */
export interface ReplyChunk {
  bytes: number;
  /** Only for readers that want it, see `Responder.readsText`. */
  text?: string;
  /** Tokens that became visible with it. */
  tokens: number;
}

/** What an OpenAI answer says about its cost. */
export interface Usage {
  promptTokens: number;
  outputTokens: number;
}

/** How an answer ended: complete, or cut off with the connection. */
export interface ReplyEnd {
  complete: boolean;
  /** Where the answer said it. */
  usage?: Usage;
}

/**
 * Who an answer goes to. Gateway and picker put themselves in between, as the
 * real ones do: each has a responder of its own that counts and passes on.
 *
 * Times are simulated milliseconds since the epoch.
 */
export interface Responder {
  /** Nobody reads what synthetic load gets, so nobody writes it. */
  readonly readsText: boolean;
  head(head: ReplyHead, at: number): void;
  chunk(chunk: ReplyChunk, at: number): void;
  end(end: ReplyEnd, at: number): void;
}

/** Answers in one go. */
export function reply(
  responder: Responder,
  answer: ReplyHead & { body: string },
  at: number,
): void {
  const bytes = Buffer.byteLength(answer.body);
  responder.head(
    {
      status: answer.status,
      headers: { 'content-length': String(bytes), ...answer.headers },
    },
    at,
  );
  responder.chunk({ bytes, text: answer.body, tokens: 0 }, at);
  responder.end({ complete: true }, at);
}
