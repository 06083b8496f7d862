// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { Clock } from '../../core/ports';
import { abortAfter } from './abortAfter';
import { JsonLines } from './JsonLines';
import { Get } from './listKind';
import { RequestFailure } from './RequestFailure';
import { SilenceGuard } from './SilenceGuard';
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
  /** Of the connection, which whoever watches ends once this is over. */
  controller: AbortController;
}

export type Change<T> =
  | ({ type: 'set' | 'removed' } & Received<T>)
  | { type: 'bookmark'; resourceVersion?: string };

const EventResource = z.object({
  type: z.enum(['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'ERROR']),
  object: z.unknown(),
});

/**
 * Tells what changes in a kind, as it arrives, until the API server ends the
 * watch. No generators, and what waits holds little: fleets have thousands of
 * watches, and nearly all of them are silent.
 *
 * @throws RequestFailure
 */
export async function watchKind<T>(
  options: WatchOptions<T>,
  onChanges: (changes: Change<T>[]) => void,
): Promise<void> {
  const body = await openBody(options);
  if (body) {
    await readChanges(body.getReader(), options, onChanges);
  }
}

async function openBody<T>(
  options: WatchOptions<T>,
): Promise<Response['body']> {
  const { clock, controller, idleMs } = options;
  const limits = { clock, controller, ms: idleMs, message: silence(idleMs) };
  const response = await abortAfter(open(options), limits);
  if (response.status !== 200) {
    throw await abortAfter(failureOfResponse(response), limits);
  }
  return response.body;
}

async function readChanges<T>(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  options: WatchOptions<T>,
  onChanges: (changes: Change<T>[]) => void,
): Promise<void> {
  const { clock, controller, idleMs } = options;
  const lines = new JsonLines(options.maxLineBytes);
  const guard = new SilenceGuard({
    clock,
    ms: idleMs,
    signal: controller.signal,
    onSilent: () =>
      controller.abort(new RequestFailure('unreachable', silence(idleMs))),
  });
  // A source may be deaf to the signal.
  const cancel = () => reader.cancel().catch(() => {});
  controller.signal.addEventListener('abort', cancel, { once: true });
  for (;;) {
    const { value } = await reader.read();
    controller.signal.throwIfAborted();
    if (!value) {
      break;
    }
    guard.heard();
    const events = lines.take(value);
    if (events.length > 0) {
      onChanges(events.map(event => toChange(event, options)));
    }
  }
  lines.end();
}

function silence(idleMs: number): string {
  return `the watch was silent for ${Math.round(idleMs / 1000)} s`;
}

function open<T>(options: WatchOptions<T>): Promise<Response> {
  const { kind, version, namespace, resourceVersion, controller } = options;
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
  const headers = { Accept: acceptOf(kind, 'watch') };
  return options.get(path, headers, controller.signal);
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
