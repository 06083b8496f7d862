// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../../core/ports';
import { abortAfter, linkedController } from '../kubernetes/abortAfter';
import { describeNetworkError } from '../kubernetes/describeNetworkError';
import { RequestFailure } from '../kubernetes/RequestFailure';
import { LargeAnswers } from './LargeAnswers';
import { parseAnswer } from './parseAnswer';
import { QueryResult, QuerySeries } from './QueryResult';
import {
  ApiRequest,
  PlainAnswer,
  plainLength,
  Transport,
  unzipped,
} from './Transport';
import { Vector, VectorReader } from './vector/VectorReader';

export interface TimeRange {
  /** ms since the epoch. */
  fromMs: number;
  toMs: number;
  stepMs: number;
}

const MS_PER_SECOND = 1000;

/** Shorter ones are read within a millisecond. */
const LARGE_BYTES = 64 * 1024;

/** Asks one Prometheus-compatible API. Never throws: why it can't answer is data. */
export class PrometheusClient {
  constructor(
    private readonly parts: {
      transport: Transport;
      clock: Clock;
      timeoutMs: number;
      /** Of all clusters. */
      largeAnswers: LargeAnswers;
    },
  ) {}

  /** @param reader - of this query, and of no other */
  query<P>(
    query: string,
    reader: VectorReader<P>,
    signal: AbortSignal,
  ): Promise<QueryResult<Vector<P>>> {
    return this.send(
      { path: '/api/v1/query', parameters: { query }, signal },
      answer => reader.read(answer),
    );
  }

  queryRange(
    query: string,
    { fromMs, toMs, stepMs }: TimeRange,
    signal: AbortSignal,
  ): Promise<QueryResult<QuerySeries[]>> {
    const parameters = {
      query,
      start: String(fromMs / MS_PER_SECOND),
      end: String(toMs / MS_PER_SECOND),
      step: String(stepMs / MS_PER_SECOND),
    };
    return this.send(
      { path: '/api/v1/query_range', parameters, signal },
      parseAnswer,
    );
  }

  private async send<T>(
    request: ApiRequest,
    read: (answer: PlainAnswer) => QueryResult<T>,
  ): Promise<QueryResult<T>> {
    const { transport, clock, timeoutMs, largeAnswers } = this.parts;
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
      return plainLength(answer) < LARGE_BYTES
        ? read(await unzipped(answer))
        : await largeAnswers.read(answer, read);
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
