// SPDX-License-Identifier: Apache-2.0
import type { Completion } from '../DataRequest';
import {
  AnswerFinish,
  AnswerIdentity,
  DONE_EVENT,
  formatAnswer,
  formatEvent,
  formatUsageEvent,
  wordAt,
} from '../openai/formatAnswer';
import type { Responder, Usage } from '../Responder';

export interface AnswerWriter {
  start(headers: Record<string, string>, at: number): void;
  token(index: number, at: number): void;
  finish(finish: AnswerFinish, usage: Usage, at: number): void;
  /** The connection breaks. */
  cutOff(at: number): void;
}

/** What an event or an answer weighs where nobody reads it. */
const EVENT_BYTES = 240;
const ANSWER_BYTES = 420;
const BYTES_PER_TOKEN = 5;

function createStreamWriter(
  completion: Completion,
  identity: AnswerIdentity,
  responder: Responder,
): AnswerWriter {
  const send = (text: () => string, tokens: number, at: number) => {
    const written = responder.readsText ? text() : undefined;
    const bytes =
      written === undefined ? EVENT_BYTES : Buffer.byteLength(written);
    responder.chunk({ bytes, text: written, tokens }, at);
  };
  return {
    start(headers, at) {
      const type = 'text/event-stream; charset=utf-8';
      responder.head(
        { status: 200, headers: { 'content-type': type, ...headers } },
        at,
      );
    },
    token(index, at) {
      const delta = { text: wordAt(index), first: index === 0, finish: null };
      send(() => formatEvent(identity, delta), 1, at);
    },
    finish(finish, usage, at) {
      const last = { text: '', first: false, finish };
      send(() => formatEvent(identity, last), 0, at);
      if (completion.includeUsage) {
        send(() => formatUsageEvent(identity, usage), 0, at);
      }
      send(() => DONE_EVENT, 0, at);
      responder.end(
        {
          complete: true,
          usage: completion.includeUsage ? usage : undefined,
        },
        at,
      );
    },
    cutOff: at => responder.end({ complete: false }, at),
  };
}

function createWholeWriter(
  identity: AnswerIdentity,
  responder: Responder,
): AnswerWriter {
  let ownHeaders: Record<string, string> = {};
  return {
    start(headers) {
      ownHeaders = headers;
    },
    token() {},
    finish(finish, usage, at) {
      const text = responder.readsText
        ? formatAnswer(identity, usage, finish)
        : undefined;
      const bytes =
        text === undefined
          ? ANSWER_BYTES + usage.outputTokens * BYTES_PER_TOKEN
          : Buffer.byteLength(text);
      const headers = {
        'content-type': 'application/json',
        'content-length': String(bytes),
        ...ownHeaders,
      };
      responder.head({ status: 200, headers }, at);
      responder.chunk({ bytes, text, tokens: usage.outputTokens }, at);
      responder.end({ complete: true, usage }, at);
    },
    cutOff: at => responder.end({ complete: false }, at),
  };
}

/** Turns tokens into an OpenAI answer, streamed or in one piece. */
export function createAnswerWriter(
  completion: Completion,
  identity: AnswerIdentity,
  responder: Responder,
): AnswerWriter {
  return completion.stream
    ? createStreamWriter(completion, identity, responder)
    : createWholeWriter(identity, responder);
}
