// SPDX-License-Identifier: Apache-2.0
import type { Completion } from '../DataRequest';
import {
  readList,
  readNumber,
  readRecord,
  readString,
} from '../../cluster/readField';
import { hashPrompt } from './hashPrompt';

export type CompletionPath = '/v1/chat/completions' | '/v1/completions';

/** A message's content is text, or parts of which some are text. */
function readContent(content: unknown): string {
  return (
    readString(content) ??
    readList(content)
      .map(part => readString(part, 'text') ?? '')
      .join('')
  );
}

function readPromptText(
  path: CompletionPath,
  body: Record<string, unknown>,
): string | undefined {
  if (path === '/v1/completions') {
    const [first] = readList(body.prompt);
    return readString(body.prompt) ?? readString(first);
  }
  const messages = readList(body.messages).map(message => readRecord(message));
  if (messages.length === 0) return undefined;
  return messages
    .map(({ role, content }) => `${readString(role)}: ${readContent(content)}`)
    .join('\n');
}

/** Reads a request's body as vLLM does, or says what is wrong with it. */
export function parseCompletion(
  path: CompletionPath,
  body: unknown,
  options: {
    defaultModel: string;
    blockSize: number;
    /** Length of an answer that nothing limits. */
    drawLength: () => number;
  },
): Completion | { invalid: string } {
  if (body === undefined) return { invalid: 'Invalid JSON in request body' };
  const record = readRecord(body);
  const model = readString(record.model) ?? options.defaultModel;
  const text = readPromptText(path, record);
  if (text === undefined) {
    const field = path === '/v1/completions' ? 'prompt' : 'messages';
    return { invalid: `Field required: ${field}` };
  }
  const maxTokens =
    readNumber(record.max_completion_tokens) ??
    readNumber(record.max_tokens) ??
    // The older API's own default.
    (path === '/v1/completions' ? 16 : undefined);
  if (maxTokens !== undefined && !(maxTokens >= 1)) {
    return { invalid: `max_tokens must be at least 1, got ${maxTokens}.` };
  }
  return {
    model,
    prompt: hashPrompt(model, text, options.blockSize),
    maxTokens: maxTokens === undefined ? undefined : Math.floor(maxTokens),
    naturalTokens: options.drawLength(),
    stream: record.stream === true,
    includeUsage: readRecord(record.stream_options).include_usage === true,
  };
}
