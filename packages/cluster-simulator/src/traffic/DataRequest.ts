// SPDX-License-Identifier: Apache-2.0

/** A prompt by its length and by what it has in common with others. */
export interface Prompt {
  tokens: number;
  /** One hash per full block, each covering all before it too. */
  blockHashes: number[];
}

/** What a client asks a model for. */
export interface Completion {
  model: string;
  prompt: Prompt;
  /** Of the request; missing is as long as the answer gets. */
  maxTokens?: number;
  /** How long the answer is by itself. */
  naturalTokens: number;
  stream: boolean;
  includeUsage: boolean;
}

/** A request on its way through gateway, picker and server. */
export interface DataRequest {
  method: string;
  /** Host header without port. */
  host: string;
  path: string;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: ReadonlyMap<string, string>;
  bodyBytes: number;
  /** Parsed body; undefined where it isn't JSON. */
  body: unknown;
  /** Load of the simulator's own says here what its body would, which nobody has to write then. */
  completion?: Completion;
}
