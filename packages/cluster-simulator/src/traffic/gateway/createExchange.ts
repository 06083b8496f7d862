// SPDX-License-Identifier: Apache-2.0
import type { GatewayAnswer, GatewayReason } from '../../metrics/agentgateway';
import type { SimClock } from '../../time/SimClock';
import { reply, Responder } from '../Responder';
import type { Cancel } from '../server/ModelServer';

interface ExchangeLabels {
  backend?: string;
  route?: string;
  routeRule?: string;
  reason?: GatewayReason;
}

type CountedAnswer = Pick<
  GatewayAnswer,
  | 'backend'
  | 'route'
  | 'routeRule'
  | 'reason'
  | 'status'
  | 'durationSeconds'
  | 'responseBytes'
>;

/** One request at a proxy, from its arrival to the last byte of its answer. */
export interface Exchange {
  /** Where the backend's answer goes. */
  responder: Responder;
  label(labels: ExchangeLabels): void;
  limit(limits: { requestMs?: number; headMs?: number; cancel: Cancel }): void;
  /** The client went away. */
  abandon: Cancel;
}

export function createExchange(
  client: Responder,
  startedAt: number,
  count: (answer: CountedAnswer) => void,
  clock: Pick<SimClock, 'now' | 'after'>,
): Exchange {
  const labels: ExchangeLabels = {};
  let status: number | undefined;
  let bytes = 0;
  let over = false;
  let cancelUpstream: Cancel = () => {};
  const timers: Array<() => void> = [];

  function close(at: number) {
    over = true;
    timers.forEach(stop => stop());
    count({
      ...labels,
      reason: status === undefined ? undefined : labels.reason,
      status,
      durationSeconds: Math.max(0, at - startedAt) / 1000,
      responseBytes: bytes,
    });
  }

  const passOn: Responder = {
    readsText: client.readsText,
    head(head, at) {
      if (over) return;
      status = head.status;
      client.head(head, at);
    },
    chunk(chunk, at) {
      if (over) return;
      bytes += chunk.bytes;
      client.chunk(chunk, at);
    },
    end(end, at) {
      if (over) return;
      if (!end.complete && status === undefined) {
        labels.reason = 'UpstreamFailure';
        answerInstead(503, 'upstream call failed: connection reset', at);
        return;
      }
      close(at);
      client.end(end, at);
    },
  };

  function answerInstead(code: number, body: string, at: number) {
    status = code;
    bytes = body.length;
    close(at);
    const headers = { 'content-type': 'text/plain' };
    reply(client, { status: code, headers, body }, at);
  }

  function expire(at: number) {
    if (over) return;
    labels.reason = 'Timeout';
    if (status === undefined) {
      answerInstead(504, 'request timeout', at);
    } else {
      // The status is out already; the answer breaks off.
      close(at);
      client.end({ complete: false }, at);
    }
    cancelUpstream(at);
  }

  return {
    responder: passOn,
    label: more => Object.assign(labels, more),
    limit({ requestMs, headMs, cancel }) {
      cancelUpstream = cancel;
      if (over) return;
      const left = (ms: number) => startedAt + ms - clock.now();
      if (requestMs !== undefined) {
        timers.push(clock.after(left(requestMs), () => expire(clock.now())));
      }
      if (headMs !== undefined) {
        timers.push(
          clock.after(left(headMs), () => {
            if (status === undefined) expire(clock.now());
          }),
        );
      }
    },
    abandon(at) {
      if (over) return;
      close(at);
      cancelUpstream(at);
    },
  };
}
