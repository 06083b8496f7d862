// SPDX-License-Identifier: Apache-2.0
import { FinishReason, VllmMetrics } from '../../metrics/vllm';
import { PYTHON_TEXT_CONTENT_TYPE } from '../../metrics/writePythonText';
import type { Random } from '../../time/Random';
import type { Completion, DataRequest } from '../DataRequest';
import type { Pod } from '../objects/readPod';
import {
  AnswerFinish,
  AnswerIdentity,
  createIdentity,
  formatError,
  formatModels,
} from '../openai/formatAnswer';
import { CompletionPath, parseCompletion } from '../openai/parseCompletion';
import { ReplyHead, reply, Responder, Usage } from '../Responder';
import { AnswerWriter, createAnswerWriter } from './createAnswerWriter';
import { Engine } from './Engine';
import type { ServerProfile } from './readServerProfile';

export interface ModelServerOptions {
  pod: Pod;
  profile: ServerProfile;
  startedAt: number;
  random: Random;
  /** Share of requests for a model that fail, right now. */
  errorRatio: (model: string) => number;
  slowness: () => number;
  /** Of requests for a model, beside that of all. */
  slownessOf: (model: string) => number;
}

const COMPLETION_PATHS = ['/v1/chat/completions', '/v1/completions'] as const;
const GET_PATHS = ['/health', '/v1/models', '/metrics', '/version'];
const NOTHING = () => {};

/** Takes a request back, at a time. */
export type Cancel = (at: number) => void;

/** One vLLM process: its engine and the OpenAI API before it. */
export class ModelServer {
  readonly pod: Pod;
  readonly profile: ServerProfile;
  private readonly metrics: VllmMetrics;
  private readonly engine: Engine;

  constructor(private readonly options: ModelServerOptions) {
    const { profile, startedAt } = options;
    this.pod = options.pod;
    this.profile = profile;
    this.metrics = new VllmMetrics({
      model: profile.servedNames[0],
      startedAt,
      blockSize: profile.blockSize,
      blocks: profile.kvCacheBlocks,
      maxModelLength: profile.maxModelLength,
      maxLoras: profile.loraEnabled ? profile.maxLoras : undefined,
    });
    this.engine = new Engine(profile, this.metrics, startedAt);
  }

  get load() {
    return this.engine.load;
  }

  get adapters() {
    return {
      running: this.engine.runningAdapters,
      waiting: this.engine.waitingAdapters,
    };
  }

  advance(now: number): void {
    const slowness = this.engine.isIdle ? 1 : this.options.slowness();
    this.engine.advance(now, slowness);
    if (this.profile.loraEnabled && this.engine.load.running > 0) {
      const { running, waiting } = this.adapters;
      this.metrics.adapters(running, waiting, now);
    }
  }

  /** The process dies: every answer is cut off. */
  kill(at: number): void {
    this.engine.kill(at);
  }

  page(now: number): string {
    return this.metrics.page(this.engine.state, now);
  }

  /** Gives the way to take the request back. */
  serve(request: DataRequest, responder: Responder, at: number): Cancel {
    const path = COMPLETION_PATHS.find(one => one === request.path);
    if (path && request.method === 'POST') {
      return this.complete(path, request, responder, at);
    }
    this.answer(request, responder, this.lookUp(request, at), at);
    return NOTHING;
  }

  private lookUp(request: DataRequest, at: number) {
    const { path, method } = request;
    const text = 'application/json';
    const json = (status: number, body: string) => ({
      status,
      headers: { 'content-type': text },
      body,
    });
    const isPost = COMPLETION_PATHS.some(one => one === path);
    if (!isPost && !GET_PATHS.includes(path)) {
      return json(404, '{"detail":"Not Found"}');
    }
    if (isPost || method !== 'GET') {
      return json(405, '{"detail":"Method Not Allowed"}');
    }
    switch (path) {
      case '/v1/models':
        return json(200, formatModels(this.profile, Math.floor(at / 1000)));
      case '/version':
        return json(200, '{"version":"0.26.0"}');
      case '/metrics':
        return {
          status: 200,
          headers: { 'content-type': PYTHON_TEXT_CONTENT_TYPE },
          body: this.page(at),
        };
      default:
        return { status: 200, headers: {}, body: '' };
    }
  }

  private answer(
    request: DataRequest,
    responder: Responder,
    answer: ReplyHead & { body: string },
    at: number,
  ): void {
    const headers = { ...answer.headers, ...this.podHeaders() };
    reply(responder, { ...answer, headers }, at);
    this.count(request, answer.status, 1);
  }

  private podHeaders(): Record<string, string> {
    return {
      'x-inference-pod': this.pod.name,
      'x-inference-namespace': this.pod.namespace,
      'x-inference-port': String(this.profile.port),
    };
  }

  private count(request: DataRequest, status: number, durationMs: number) {
    const known =
      GET_PATHS.includes(request.path) ||
      COMPLETION_PATHS.some(one => one === request.path);
    this.metrics.answered({
      handler: known ? request.path : 'none',
      method: request.method,
      status,
      durationMs,
    });
  }

  private complete(
    path: CompletionPath,
    request: DataRequest,
    responder: Responder,
    at: number,
  ): Cancel {
    const { profile, options } = this;
    const parsed =
      request.completion ??
      parseCompletion(path, request.body, {
        defaultModel: profile.servedNames[0],
        blockSize: profile.blockSize,
        drawLength: () => options.random.integer(24, 160),
      });
    const refusal = this.refuse(parsed);
    if (refusal || 'invalid' in parsed) {
      const error = refusal ?? {
        message: 'invalid' in parsed ? parsed.invalid : '',
        type: 'BadRequestError' as const,
        code: 400,
      };
      const headers = { 'content-type': 'application/json' };
      const answer = { status: error.code, headers, body: formatError(error) };
      this.answer(request, responder, answer, at);
      return NOTHING;
    }
    const unique = options.random.integer(0, 2 ** 48).toString(16);
    return this.start(
      { request, completion: parsed, responder, at },
      createIdentity(path, parsed.model, at, unique.padStart(12, '0')),
    );
  }

  private refuse(parsed: Completion | { invalid: string }) {
    if ('invalid' in parsed) return undefined;
    const { servedNames, adapters } = this.profile;
    if (![...servedNames, ...adapters].includes(parsed.model)) {
      return {
        message: `The model \`${parsed.model}\` does not exist.`,
        type: 'NotFoundError' as const,
        param: 'model',
        code: 404,
      };
    }
    const longest = this.engine.maxPromptTokens;
    if (parsed.prompt.tokens > longest) {
      return {
        message: `This model's maximum context length is ${
          longest + 1
        } tokens. However, your request has ${
          parsed.prompt.tokens
        } input tokens. Please reduce the length of the input messages.`,
        type: 'BadRequestError' as const,
        param: 'input_tokens',
        code: 400,
      };
    }
    if (this.options.random.next() < this.options.errorRatio(parsed.model)) {
      this.metrics.failed();
      return {
        message:
          'EngineCore encountered an issue. See stack trace (above) for the root cause.',
        type: 'InternalServerError' as const,
        code: 500,
      };
    }
    return undefined;
  }

  private start(
    exchange: {
      request: DataRequest;
      completion: Completion;
      responder: Responder;
      at: number;
    },
    identity: AnswerIdentity,
  ): Cancel {
    const { request, completion, responder, at } = exchange;
    const { prompt, maxTokens, naturalTokens, model } = completion;
    const room = this.engine.maxPromptTokens + 1 - prompt.tokens;
    const limit = Math.max(1, Math.min(maxTokens ?? room, room));
    const writer = createAnswerWriter(completion, identity, responder);
    writer.start(this.podHeaders(), at);
    let written = 0;
    const sequence = this.engine.submit(
      {
        prompt,
        outputTokens: Math.max(1, Math.min(naturalTokens, limit)),
        maxTokens: limit,
        adapter: this.profile.adapters.includes(model) ? model : undefined,
        slowness: () => this.options.slownessOf(model),
      },
      {
        token: now => {
          written += 1;
          writer.token(written - 1, now);
        },
        finished: (reason, now) => {
          this.finish(
            writer,
            reason,
            {
              promptTokens: prompt.tokens,
              outputTokens: written,
            },
            now,
          );
          this.count(request, 200, now - at);
        },
      },
      at,
    );
    return sequence.cancel;
  }

  private finish(
    writer: AnswerWriter,
    reason: FinishReason,
    usage: Usage,
    now: number,
  ): void {
    const finish: AnswerFinish =
      reason === 'stop' || reason === 'length' ? reason : null;
    if (finish) writer.finish(finish, usage, now);
    else writer.cutOff(now);
  }
}
