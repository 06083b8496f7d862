// SPDX-License-Identifier: Apache-2.0
import type { Usage } from '../Responder';
import type { CompletionPath } from './parseCompletion';

export interface AnswerIdentity {
  path: CompletionPath;
  id: string;
  model: string;
  /** Seconds since the epoch. */
  created: number;
}

export type AnswerFinish = 'stop' | 'length' | null;

const WORDS =
  'the request reaches a pool whose picker weighs queue cache and prefix before it names one endpoint that then writes token after token until all is said'.split(
    ' ',
  );

/** The word an answer has at a place: text that looks like text and costs nothing. */
export function wordAt(index: number): string {
  return `${index === 0 ? '' : ' '}${WORDS[index % WORDS.length]}`;
}

const formatUsage = (usage: Usage) => ({
  prompt_tokens: usage.promptTokens,
  total_tokens: usage.promptTokens + usage.outputTokens,
  completion_tokens: usage.outputTokens,
  prompt_tokens_details: null,
});

export function createIdentity(
  path: CompletionPath,
  model: string,
  now: number,
  unique: string,
): AnswerIdentity {
  return {
    path,
    id: `${path === '/v1/completions' ? 'cmpl' : 'chatcmpl'}-${unique}`,
    model,
    created: Math.floor(now / 1000),
  };
}

/** A whole answer. */
export function formatAnswer(
  identity: AnswerIdentity,
  usage: Usage,
  finish: AnswerFinish,
): string {
  const text = Array.from({ length: usage.outputTokens }, (_, index) =>
    wordAt(index),
  ).join('');
  const shared = { index: 0, logprobs: null, finish_reason: finish };
  const chat = identity.path === '/v1/chat/completions';
  return JSON.stringify({
    id: identity.id,
    object: chat ? 'chat.completion' : 'text_completion',
    created: identity.created,
    model: identity.model,
    choices: [
      chat
        ? {
            ...shared,
            message: { role: 'assistant', content: text, tool_calls: [] },
            stop_reason: null,
          }
        : { ...shared, text, stop_reason: null },
    ],
    usage: formatUsage(usage),
  });
}

/** One server-sent event of a streamed answer. */
export function formatEvent(
  identity: AnswerIdentity,
  delta: { text: string; first: boolean; finish: AnswerFinish },
): string {
  const chat = identity.path === '/v1/chat/completions';
  const shared = { index: 0, logprobs: null, finish_reason: delta.finish };
  const body = {
    id: identity.id,
    object: chat ? 'chat.completion.chunk' : 'text_completion',
    created: identity.created,
    model: identity.model,
    choices: [
      chat
        ? {
            ...shared,
            delta: delta.first
              ? { role: 'assistant', content: delta.text }
              : { content: delta.text },
          }
        : { ...shared, text: delta.text },
    ],
  };
  return `data: ${JSON.stringify(body)}\n\n`;
}

/** The last but one event, where the client asked for it. */
export function formatUsageEvent(
  identity: AnswerIdentity,
  usage: Usage,
): string {
  const chat = identity.path === '/v1/chat/completions';
  const body = {
    id: identity.id,
    object: chat ? 'chat.completion.chunk' : 'text_completion',
    created: identity.created,
    model: identity.model,
    choices: [],
    usage: formatUsage(usage),
  };
  return `data: ${JSON.stringify(body)}\n\n`;
}

export const DONE_EVENT = 'data: [DONE]\n\n';

/** vLLM's shape of an error. */
export function formatError(error: {
  message: string;
  type: 'NotFoundError' | 'BadRequestError' | 'InternalServerError';
  param?: string;
  code: number;
}): string {
  const { message, type, param = null, code } = error;
  return JSON.stringify({ error: { message, type, param, code } });
}

export function formatModels(
  profile: {
    servedNames: string[];
    adapters: string[];
    maxModelLength: number;
  },
  created: number,
): string {
  const [root] = profile.servedNames;
  const entry = (id: string, parent: string | null) => ({
    id,
    object: 'model',
    created,
    owned_by: 'vllm',
    root: parent === null ? root : id,
    parent,
    max_model_len: parent === null ? profile.maxModelLength : null,
    permission: [],
  });
  return JSON.stringify({
    object: 'list',
    data: [
      ...profile.servedNames.map(name => entry(name, null)),
      ...profile.adapters.map(name => entry(name, root)),
    ],
  });
}
