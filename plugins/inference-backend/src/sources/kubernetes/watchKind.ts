// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { Clock } from '../../core/ports';
import { abortAfter, linkedController } from './abortAfter';
import { Get } from './listKind';
import { readJsonLines } from './readJsonLines';
import { RequestFailure } from './RequestFailure';
import { failureOfResponse, failureOfStatus } from './toRequestFailure';
import {
  acceptOf,
  pathOf,
  Received,
  receiveObject,
  ReceiveOptions,
} from './WatchedKind';

export interface WatchOptions<T> extends ReceiveOptions<T> {
  get: Get;
  clock: Clock;
  namespace: string | undefined;
  resourceVersion: string;
  /** After this the API server ends the watch. */
  timeoutSeconds: number;
  /**
   * Without a byte for this long the connection counts as dead. Bookmarks come
   * every minute; a proxy may hold back even the headers until the first of them.
   */
  idleMs: number;
  maxLineBytes: number;
  signal: AbortSignal;
}

export type Change<T> =
  | ({ type: 'set' | 'removed' } & Received<T>)
  | { type: 'bookmark'; resourceVersion?: string };

const EventResource = z.object({
  type: z.enum(['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'ERROR']),
  object: z.unknown(),
});

/**
 * What changes in a kind, in arrays as they arrive, until the API server ends
 * the watch.
 *
 * @throws RequestFailure
 */
export async function* watchKind<T>(
  options: WatchOptions<T>,
): AsyncGenerator<Change<T>[]> {
  const { clock, idleMs, maxLineBytes, signal } = options;
  const { controller, unlink } = linkedController(signal);
  const orIdle = <V>(promise: Promise<V>) =>
    abortAfter(promise, {
      clock,
      ms: idleMs,
      controller,
      message: `the watch was silent for ${Math.round(idleMs / 1000)} s`,
    });
  try {
    const response = await orIdle(open(options, controller.signal));
    if (response.status !== 200) {
      throw await orIdle(failureOfResponse(response));
    }
    const reader = response.body?.getReader();
    if (!reader) {
      return;
    }
    const read = async () => (await orIdle(reader.read())).value;
    for await (const events of readJsonLines(read, maxLineBytes)) {
      yield events.map(event => toChange(event, options));
    }
  } finally {
    unlink();
    // Also when the consumer stops: nothing may stay open behind it.
    controller.abort();
  }
}

function open<T>(
  options: WatchOptions<T>,
  signal: AbortSignal,
): Promise<Response> {
  const { kind, version, namespace, resourceVersion } = options;
  const query = new URLSearchParams({
    watch: 'true',
    allowWatchBookmarks: 'true',
    resourceVersion,
    timeoutSeconds: String(options.timeoutSeconds),
  });
  if (kind.fieldSelector) {
    query.set('fieldSelector', kind.fieldSelector);
  }
  const path = `${pathOf(kind, version, namespace)}?${query}`;
  return options.get(path, { Accept: acceptOf(kind, 'watch') }, signal);
}

function toChange<T>(received: unknown, options: WatchOptions<T>): Change<T> {
  const event = EventResource.safeParse(received);
  if (!event.success) {
    throw new RequestFailure(
      'failed',
      'sent something else than a watch event',
    );
  }
  const { type, object } = event.data;
  if (type === 'ERROR') {
    throw failureOfStatus(object);
  }
  const result = receiveObject(object, options);
  switch (type) {
    case 'BOOKMARK':
      return { type: 'bookmark', resourceVersion: result.resourceVersion };
    case 'DELETED':
      return { ...result, type: 'removed' };
    default:
      return { ...result, type: 'set' };
  }
}
