// SPDX-License-Identifier: Apache-2.0
import type { PickerMetrics, PickerRequest } from '../../metrics/PickerMetrics';
import type { Responder } from '../Responder';

/** The picker sees the answer pass through it, chunk by chunk. */
export function countAnswer(
  metrics: PickerMetrics,
  request: PickerRequest,
  responder: Responder,
  options: { startedAt: number },
): Responder {
  const { startedAt } = options;
  let streaming = false;
  let bytes = 0;
  let firstAt: number | undefined;
  let lastAt = startedAt;
  metrics.running(request, 1);
  return {
    readsText: responder.readsText,
    head(head, at) {
      const type = head.headers['content-type'] ?? '';
      streaming = type.includes('text/event-stream');
      responder.head(head, at);
    },
    chunk(chunk, at) {
      bytes += chunk.bytes;
      if (firstAt === undefined) {
        firstAt = at;
        metrics.firstByte(request, (at - startedAt) / 1000, streaming);
      } else if (streaming && chunk.tokens > 0) {
        metrics.interToken(request, (at - lastAt) / 1000);
      }
      lastAt = at;
      responder.chunk(chunk, at);
    },
    end(end, at) {
      metrics.running(request, -1);
      // A client that went away leaves no complete answer to measure.
      if (end.complete) {
        metrics.finished(request, {
          durationSeconds: (at - startedAt) / 1000,
          responseBytes: bytes,
          streaming,
          usage: end.usage,
          decodeSeconds: (at - (firstAt ?? at)) / 1000,
        });
      }
      responder.end(end, at);
    },
  };
}
