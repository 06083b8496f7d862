// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../../core/ports';
import { abortAfter, linkedController } from '../kubernetes/abortAfter';
import { describeNetworkError } from '../kubernetes/describeNetworkError';
import { RequestFailure } from '../kubernetes/RequestFailure';
import { parseAnswer } from './parseAnswer';
import { QueryResult } from './QueryResult';
import { ApiRequest, Transport } from './Transport';
import { Turns } from './Turns';

export interface TimeRange {
  /** ms since the epoch. */
  fromMs: number;
  toMs: number;
  stepMs: number;
}

const MS_PER_SECOND = 1000;

/** Shorter ones are read within a millisecond. */
const LARGE_CHARACTERS = 64 * 1024;

/** Asks one Prometheus-compatible API. Never throws: why it can't answer is data. */
export class PrometheusClient {
  constructor(
    private readonly parts: {
      transport: Transport;
      clock: Clock;
      timeoutMs: number;
      /** Of all clusters. */
      turns: Turns;
    },
  ) {}

  query(query: string, signal: AbortSignal): Promise<QueryResult> {
    return this.send({ path: '/api/v1/query', parameters: { query }, signal });
  }

  queryRange(
    query: string,
    { fromMs, toMs, stepMs }: TimeRange,
    signal: AbortSignal,
  ): Promise<QueryResult> {
    return this.send({
      path: '/api/v1/query_range',
      parameters: {
        query,
        start: String(fromMs / MS_PER_SECOND),
        end: String(toMs / MS_PER_SECOND),
        step: String(stepMs / MS_PER_SECOND),
      },
      signal,
    });
  }

  private async send(request: ApiRequest): Promise<QueryResult> {
    const { transport, clock, timeoutMs, turns } = this.parts;
    const { controller, unlink } = linkedController(request.signal);
    const parameters = {
      ...request.parameters,
      // It need not go on with what nobody waits for.
      timeout: `${timeoutMs}ms`,
    };
    try {
      const answer = await abortAfter(
        transport.send({ ...request, parameters, signal: controller.signal }),
        {
          clock,
          ms: timeoutMs,
          controller,
          message: `no answer within ${timeoutMs} ms`,
        },
      );
      return answer.body.length < LARGE_CHARACTERS
        ? parseAnswer(answer)
        : await turns.run(() => parseAnswer(answer));
    } catch (error) {
      const isTimeout = error instanceof RequestFailure;
      return {
        ok: false,
        failure: {
          code: isTimeout ? 'timeout' : 'unreachable',
          detail: isTimeout
            ? say`no answer within ${timeoutMs} ms`
            : say`it can't be reached: ${describeNetworkError(error)}`,
        },
      };
    } finally {
      unlink();
    }
  }
}
