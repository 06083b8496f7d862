// SPDX-License-Identifier: Apache-2.0
import type { Random } from '../../time/Random';
import type { Completion, DataRequest, Prompt } from '../DataRequest';
import { hashBlock } from '../openai/hashPrompt';
import type { ModelTraffic } from '../TrafficScenario';
import { drawLength } from './drawLength';

/** JSON around the prompt. */
const ENVELOPE_BYTES = 180;
const BYTES_PER_TOKEN = 4;
/** Streaming clients that ask for usage, as most SDKs' users do not. */
const USAGE_RATIO = 0.4;
/** Above all hashes of text, so that a unique block is nobody else's. */
const FIRST_UNIQUE = 2 ** 33;

/** Makes the requests of one model's clients. */
export function createRequestDrawer(
  traffic: ModelTraffic,
  random: Random,
): () => DataRequest {
  const { blockSize } = traffic.server;
  const prefixes = new Map<string, number[]>();
  let unique = FIRST_UNIQUE;

  function prefixOf(model: string, index: number): number[] {
    const key = `${model}/${index}`;
    let hashes = prefixes.get(key);
    if (!hashes) {
      const length = Math.floor(traffic.prefixes.tokens / blockSize);
      let hash = hashBlock(0, key);
      hashes = Array.from({ length }, (_, block) => {
        hash = hashBlock(hash, String(block));
        return hash;
      });
      prefixes.set(key, hashes);
    }
    return hashes;
  }

  function drawPrompt(model: string): Prompt {
    const { count, tokens: shared, ratio } = traffic.prefixes;
    const length = Math.min(
      drawLength(traffic.promptTokens, random),
      traffic.promptTokens.max,
    );
    const hashes =
      count > 0 && random.next() < ratio
        ? prefixOf(model, random.integer(0, count - 1))
        : [];
    // A prompt that begins with a prefix says something after it, too.
    const tokens = hashes.length > 0 ? Math.max(length, shared + 8) : length;
    const own = Math.floor(tokens / blockSize) - hashes.length;
    const rest = Array.from({ length: Math.max(0, own) }, () => unique++);
    return { tokens, blockHashes: [...hashes, ...rest] };
  }

  function drawModel(): string {
    let left = random.next();
    for (const { name, ratio } of traffic.adapters) {
      left -= ratio;
      if (left < 0) return name;
    }
    return traffic.model;
  }

  return () => {
    const model = drawModel();
    const prompt = drawPrompt(model);
    const stream = random.next() < traffic.streamRatio;
    const completion: Completion = {
      model,
      prompt,
      stream,
      maxTokens: traffic.outputTokens.max,
      naturalTokens: drawLength(traffic.outputTokens, random),
      includeUsage: stream && random.next() < USAGE_RATIO,
    };
    return {
      method: 'POST',
      host: traffic.hostname ?? '',
      path: traffic.path,
      query: new URLSearchParams(),
      headers: new Map([
        ['content-type', 'application/json'],
        // Each generation of pickers looks at its own.
        ...(traffic.objective === undefined
          ? []
          : OBJECTIVE_HEADERS.map((name): [string, string] => [
              name,
              traffic.objective ?? '',
            ])),
      ]),
      bodyBytes: ENVELOPE_BYTES + prompt.tokens * BYTES_PER_TOKEN,
      body: { model, stream, max_tokens: completion.maxTokens },
      completion,
    };
  };
}

const OBJECTIVE_HEADERS = [
  'x-gateway-inference-objective',
  'x-llm-d-inference-objective',
];
