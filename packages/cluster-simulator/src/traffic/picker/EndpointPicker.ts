// SPDX-License-Identifier: Apache-2.0
import type {
  PickerErrorCode,
  PickerMetrics,
  PickerRequest,
  PluginRun,
  PoolReading,
} from '../../metrics/PickerMetrics';
import type { Random } from '../../time/Random';
import type { DataRequest } from '../DataRequest';
import { readRecord, readString } from '../../cluster/readField';
import { parseCompletion } from '../openai/parseCompletion';
import type { Responder } from '../Responder';
import { countAnswer } from './countAnswer';
import type { Endpoint, ObservedEndpoint } from './Endpoint';
import type { PickerGeneration } from './pickerGenerations';
import { PrefixIndex } from './PrefixIndex';
import { measureSaturation, scoreEndpoints } from './scoreEndpoints';
import { summarizePool } from './summarizePool';

/** `--metrics-staleness-threshold` */
const FRESH_MS = 2000;
/** `--refresh-prometheus-metrics-interval` */
const GAUGES_EVERY_MS = 5000;
const OBJECTIVE_HEADERS = [
  'x-llm-d-inference-objective',
  'x-gateway-inference-objective',
];
const FAIRNESS_HEADERS = [
  'x-llm-d-inference-fairness-id',
  'x-gateway-inference-fairness-id',
];
/** Of a full block of text. */
const BYTES_PER_BLOCK = 64;

export type Pick =
  | {
      endpoint: Endpoint;
      /** Puts the picker between server and gateway. */
      observe(responder: Responder): Responder;
    }
  | {
      rejected: {
        status: 400 | 429 | 503;
        headers: Record<string, string>;
        body: string;
      };
    };

export interface EndpointPickerOptions {
  pool: string;
  generation: PickerGeneration;
  startedAt: number;
  random: Random;
  /** Ready pods the pool selects, times its target ports. */
  endpoints: () => readonly Endpoint[];
  /** Priority of an InferenceObjective of the pool; undefined where there is none of that name. */
  priorityOf: (objective: string) => number | undefined;
}

/** One leading EPP: sees the endpoints' metrics, picks by them, counts. */
export class EndpointPicker {
  private readonly metrics: PickerMetrics;
  private readonly prefixes = new PrefixIndex();
  private observed = new Map<string, ObservedEndpoint>();
  private gaugesAt: number;

  constructor(private readonly options: EndpointPickerOptions) {
    this.metrics = options.generation.createMetrics(options.startedAt);
    this.gaugesAt = options.startedAt;
  }

  /** Reads the endpoints' metrics, as it does every 50 ms, and its own gauges more rarely. */
  refresh(now: number): void {
    const next = new Map<string, ObservedEndpoint>();
    for (const endpoint of this.options.endpoints()) {
      const { server } = endpoint;
      const known = this.observed.get(endpoint.name);
      if (server && endpoint.readable()) {
        const { load } = server;
        next.set(endpoint.name, {
          endpoint,
          readAt: now,
          queueSize: load.waiting,
          runningRequests: load.running,
          kvCacheRatio: load.kvCacheRatio,
          adapters: server.profile.loraEnabled
            ? server.adapters
            : { running: [], waiting: [] },
        });
      } else if (known) {
        next.set(endpoint.name, { ...known, endpoint });
      }
    }
    this.observed = next;
    if (now - this.gaugesAt >= GAUGES_EVERY_MS) {
      this.gaugesAt = now;
      this.prefixes.forgetAllBut(new Set(next.keys()));
      this.metrics.pool(this.options.pool, this.readPool(now));
    }
  }

  private fresh(now: number): ObservedEndpoint[] {
    return [...this.observed.values()].filter(
      ({ readAt }) => now - readAt <= FRESH_MS,
    );
  }

  private readPool(now: number): PoolReading {
    return summarizePool(this.fresh(now));
  }

  saturation(now: number): number {
    return measureSaturation(this.fresh(now));
  }

  page(now: number): string {
    return this.metrics.page(now);
  }

  pick(request: DataRequest, at: number): Pick {
    const candidates = this.fresh(at);
    if (request.bodyBytes === 0) return this.pickAny(candidates);
    const model =
      request.completion?.model ?? readString(readRecord(request.body).model);
    if (!model) {
      return this.reject(400, 'BadRequest', 'model not found in request body');
    }
    const asked = this.identify(request, model);
    this.metrics.received(asked, request.bodyBytes);
    const { rejections } = this.options.generation;
    if (asked.priority < 0 && measureSaturation(candidates) >= 1) {
      this.metrics.failed(asked, 'ResourceExhausted');
      return this.refuse('ResourceExhausted', rejections.saturated);
    }
    const picked = this.choose(candidates, request, model);
    this.metrics.scheduled(asked, picked?.endpoint, this.timePlugins());
    if (!picked) {
      this.metrics.failed(asked, 'ServiceUnavailable');
      return this.refuse('ServiceUnavailable', rejections.noEndpoints);
    }
    return {
      endpoint: picked.endpoint,
      observe: responder =>
        countAnswer(this.metrics, asked, responder, { startedAt: at }),
    };
  }

  /** Requests without a body name no model: any endpoint will do. */
  private pickAny(candidates: readonly ObservedEndpoint[]): Pick {
    if (candidates.length === 0) {
      const { noEndpoints } = this.options.generation.rejections;
      return this.refuse('ServiceUnavailable', noEndpoints);
    }
    const { endpoint } = this.options.random.pick(candidates);
    return { endpoint, observe: responder => responder };
  }

  private identify(request: DataRequest, model: string): PickerRequest {
    const header = (names: readonly string[]) =>
      names.map(name => request.headers.get(name)).find(value => value);
    const objective = header(OBJECTIVE_HEADERS);
    return {
      modelName: model,
      targetModelName: model,
      fairnessId: header(FAIRNESS_HEADERS) ?? 'default-flow',
      priority: (objective && this.options.priorityOf(objective)) || 0,
    };
  }

  private choose(
    candidates: readonly ObservedEndpoint[],
    request: DataRequest,
    model: string,
  ): { endpoint: Endpoint } | undefined {
    if (candidates.length === 0) return undefined;
    const hashes = this.hashesOf(request, model);
    const scores = scoreEndpoints(
      candidates,
      {
        model,
        prefixMatch: endpoint => this.prefixes.match(endpoint, hashes),
      },
      this.options.generation.weights,
    );
    const best = Math.max(...scores.map(({ score }) => score));
    const winner = this.options.random.pick(
      scores.filter(({ score }) => score >= best - 1e-9),
    );
    const { endpoint } = winner.observed;
    this.prefixes.remember(endpoint.name, hashes);
    this.metrics.prefixLookup({
      hitRatio: winner.prefix,
      hitBytes: Math.round(winner.prefix * hashes.length) * BYTES_PER_BLOCK,
      size: this.prefixes.size,
    });
    return { endpoint };
  }

  private hashesOf(request: DataRequest, model: string): readonly number[] {
    if (request.completion) return request.completion.prompt.blockHashes;
    const path =
      request.path === '/v1/completions'
        ? '/v1/completions'
        : '/v1/chat/completions';
    const parsed = parseCompletion(path, request.body, {
      defaultModel: model,
      blockSize: BYTES_PER_BLOCK / 4,
      drawLength: () => 0,
    });
    return 'invalid' in parsed ? [] : parsed.prompt.blockHashes;
  }

  private timePlugins(): PluginRun[] {
    const { generation, random } = this.options;
    return generation.plugins.map(([extensionPoint, type, seconds]) => ({
      extensionPoint,
      type,
      name: type,
      seconds: seconds * Math.exp(random.normal() * 0.5),
    }));
  }

  private refuse(code: PickerErrorCode, message: string): Pick {
    return code === 'ResourceExhausted'
      ? this.reject(429, code, message, 'rejected-saturated')
      : this.reject(503, code, message, 'rejected-no-endpoints');
  }

  private reject(
    status: 400 | 429 | 503,
    code: string,
    message: string,
    reason?: string,
  ): Pick {
    const { reasonHeader } = this.options.generation;
    return {
      rejected: {
        status,
        headers: {
          'content-type': 'text/plain',
          ...(reasonHeader && reason ? { [reasonHeader]: reason } : {}),
        },
        body: `inference error: ${code} - ${message}`,
      },
    };
  }
}
