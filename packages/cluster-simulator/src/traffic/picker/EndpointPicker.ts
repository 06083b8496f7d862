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
import { isRecord, readRecord, readString } from '../../cluster/readField';
import { parseCompletion } from '../openai/parseCompletion';
import type { Responder } from '../Responder';
import type { ModelServer } from '../server/ModelServer';
import { countAnswer } from './countAnswer';
import type { Endpoint, ObservedEndpoint } from './Endpoint';
import type { PickerGeneration } from './pickerGenerations';
import { PrefixIndex } from './PrefixIndex';
import { drawTarget, RewriteRule } from './readRewrites';
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
const NO_ADAPTERS = { running: [], waiting: [] };

export type Pick =
  | {
      endpoint: Endpoint;
      /** With another model than the client named, where a rewrite says so. */
      request?: DataRequest;
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
  /** Of the pool, in the order in which they count. */
  rewrites: () => readonly RewriteRule[];
}

/** One leading EPP: sees the endpoints' metrics, picks by them, counts. */
export class EndpointPicker {
  private readonly metrics: PickerMetrics;
  private readonly prefixes = new PrefixIndex();
  /** Of the endpoints that are known, by name; those never read are not in it. */
  private observed = new Map<string, ObservedEndpoint>();
  private known: readonly Endpoint[] = [];
  private gaugesAt: number;

  constructor(private readonly options: EndpointPickerOptions) {
    this.metrics = options.generation.createMetrics(options.startedAt);
    this.gaugesAt = options.startedAt;
  }

  /** Reads the endpoints' metrics, as it does every 50 ms, and its own gauges more rarely. */
  refresh(now: number): void {
    const endpoints = this.options.endpoints();
    if (endpoints !== this.known) this.replace(endpoints);
    for (const endpoint of endpoints) {
      if (endpoint.server && endpoint.readable()) {
        this.read(endpoint, endpoint.server, now);
      }
    }
    if (now - this.gaugesAt >= GAUGES_EVERY_MS) {
      this.gaugesAt = now;
      this.prefixes.forgetAllBut(new Set(this.observed.keys()));
      this.metrics.pool(this.options.pool, this.readPool(now));
    }
  }

  private replace(endpoints: readonly Endpoint[]): void {
    const before = this.observed;
    this.known = endpoints;
    this.observed = new Map();
    for (const endpoint of endpoints) {
      const observed = before.get(endpoint.name);
      if (observed) this.observed.set(endpoint.name, { ...observed, endpoint });
    }
  }

  /** In place: fleets have thousands of endpoints. */
  private read(endpoint: Endpoint, server: ModelServer, now: number): void {
    const { load } = server;
    const observed = this.observed.get(endpoint.name) ?? {
      endpoint,
      readAt: now,
      queueSize: 0,
      runningRequests: 0,
      kvCacheRatio: 0,
      adapters: NO_ADAPTERS,
    };
    observed.readAt = now;
    observed.queueSize = load.waiting;
    observed.runningRequests = load.running;
    observed.kvCacheRatio = load.kvCacheRatio;
    if (server.profile.loraEnabled) observed.adapters = server.adapters;
    this.observed.set(endpoint.name, observed);
  }

  private fresh(now: number): ObservedEndpoint[] {
    return this.known
      .flatMap(({ name }) => this.observed.get(name) ?? [])
      .filter(({ readAt }) => now - readAt <= FRESH_MS);
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
    const { random, rewrites } = this.options;
    const drawn = drawTarget(rewrites(), model, random);
    const target = drawn?.model ?? model;
    const asked = this.identify(request, model, target);
    if (drawn) this.metrics.rewritten(asked, drawn.rewrite);
    this.metrics.received(asked, request.bodyBytes);
    const { rejections } = this.options.generation;
    if (asked.priority < 0 && measureSaturation(candidates) >= 1) {
      this.metrics.failed(asked, 'ResourceExhausted');
      return this.refuse('ResourceExhausted', rejections.saturated);
    }
    const picked = this.choose(candidates, request, target);
    this.metrics.scheduled(asked, picked?.endpoint, this.timePlugins());
    if (!picked) {
      this.metrics.failed(asked, 'ServiceUnavailable');
      return this.refuse('ServiceUnavailable', rejections.noEndpoints);
    }
    return {
      endpoint: picked.endpoint,
      ...(drawn && { request: withModel(request, target) }),
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

  private identify(
    request: DataRequest,
    model: string,
    target: string,
  ): PickerRequest {
    const header = (names: readonly string[]) =>
      names.map(name => request.headers.get(name)).find(value => value);
    const objective = header(OBJECTIVE_HEADERS);
    return {
      modelName: model,
      targetModelName: target,
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

/** What a server gets to read. */
function withModel(request: DataRequest, model: string): DataRequest {
  return {
    ...request,
    ...(request.completion && {
      completion: { ...request.completion, model },
    }),
    ...(isRecord(request.body) && { body: { ...request.body, model } }),
  };
}
