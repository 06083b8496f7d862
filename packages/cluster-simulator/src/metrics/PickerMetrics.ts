// SPDX-License-Identifier: Apache-2.0

/** A request as a picker's metrics tell requests apart. */
export interface PickerRequest {
  modelName: string;
  targetModelName: string;
  fairnessId: string;
  priority: number;
}

/** The gRPC-like codes of pickers: 503 and 429. */
export type PickerErrorCode = 'ServiceUnavailable' | 'ResourceExhausted';

export interface PickedEndpoint {
  pod: string;
  namespace: string;
  port: number;
}

/** A stage of picking and how long it took. */
export interface PluginRun {
  extensionPoint: string;
  type: string;
  name: string;
  seconds: number;
}

export interface PoolReading {
  /** Endpoints whose own metrics are fresh. */
  readyEndpoints: number;
  /** Missing while no endpoint is fresh: the gauges then keep their last values. */
  averages?: {
    kvCacheRatio: number;
    queueSize: number;
    runningRequests: number;
  };
  deviations?: {
    kvCacheRatio: number;
    queueSize: number;
    runningRequests: number;
  };
  /** Queue by endpoint `<pod>-rank-<n>`. */
  queues: Array<{ endpoint: string; queueSize: number }>;
}

export interface FinishedPick {
  durationSeconds: number;
  responseBytes: number;
  streaming: boolean;
  /** Only where the answer named them: a stream doesn't, unless asked for. */
  usage?: { promptTokens: number; outputTokens: number };
  /** From the first token to the last. */
  decodeSeconds: number;
}

/** What an endpoint picker counts; one implementation per generation of names. */
export interface PickerMetrics {
  received(request: PickerRequest, requestBytes: number): void;
  /** A rewrite of this name chose the target. */
  rewritten(request: PickerRequest, rewrite: string): void;
  scheduled(
    request: PickerRequest,
    endpoint: PickedEndpoint | undefined,
    plugins: PluginRun[],
  ): void;
  prefixLookup(lookup: {
    hitRatio: number;
    hitBytes: number;
    size: number;
  }): void;
  failed(request: PickerRequest, code: PickerErrorCode): void;
  /** The request is at its model server, or has left it. */
  running(request: PickerRequest, change: 1 | -1): void;
  firstByte(request: PickerRequest, seconds: number, streaming: boolean): void;
  interToken(request: PickerRequest, seconds: number): void;
  finished(request: PickerRequest, pick: FinishedPick): void;
  pool(name: string, reading: PoolReading): void;
  page(now: number): string;
}
