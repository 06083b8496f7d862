// SPDX-License-Identifier: Apache-2.0

/** Requests per second over the day: lowest at night, highest at `peakHour` (UTC). */
export interface DailyRate {
  low: number;
  high: number;
  peakHour: number;
}

/** Log-normal, in tokens. */
export interface TokenLengths {
  mean: number;
  deviation: number;
  max: number;
}

/** One replica of a model server. Its limits (`--max-num-seqs`, …) are read from its args. */
export interface ServerSpeed {
  prefillTokensPerSecond: number;
  /** Between two tokens of one request that is alone. */
  interTokenMs: number;
  /** Added per further request in the batch. */
  interTokenMsPerRequest: number;
  kvCacheBlocks: number;
  /** Tokens of a block. */
  blockSize: number;
}

/**
 * What clients send to one model, and how its servers cope.
 *
 * What else the data plane needs is read from the objects as the real programs
 * read it: a server's model and limits from its container's args, a picker's
 * pool from its args and its generation of metrics from its image.
 */
export interface ModelTraffic {
  /** Served name; the key of `knobs.trafficFactor`. */
  model: string;
  /** `namespace/name` of the Gateway the requests go to. */
  gateway: string;
  /** Host header; any when left out. */
  hostname?: string;
  path: '/v1/chat/completions' | '/v1/completions';
  /** Adapters that some requests name instead of the model, with their share of the requests. */
  adapters: Array<{ name: string; ratio: number }>;
  requestsPerSecond: DailyRate;
  promptTokens: TokenLengths;
  outputTokens: TokenLengths;
  /** Prompts that start alike (system prompts, chats that go on). */
  prefixes: { count: number; tokens: number; ratio: number };
  /** Requests that ask for a stream. */
  streamRatio: number;
  /** Clients that go away before the answer is complete. */
  abortRatio: number;
  /** InferenceObjective named in the request header. */
  objective?: string;
  server: ServerSpeed;
  /** Nobody asks for it before a server answered to its name for the first time. */
  startsWithServer?: true;
}

export interface TrafficScenario {
  models: ModelTraffic[];
}
