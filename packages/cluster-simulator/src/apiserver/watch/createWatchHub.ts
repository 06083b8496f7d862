// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import {
  ResourceKey,
  StoreEvent,
  VersionedStore,
} from '../../cluster/ObjectStore';
import { Knobs } from '../../cluster/Cluster';
import { objectAt, stringAt } from '../json/JsonObject';
import { parseNumber } from '../read/listOptions';
import { HALF_A_LINE } from '../misbehave';
import { ApiRequest } from '../request/ApiRequest';
import { CRDS } from '../resources/createResourceRegistry';
import { beginWatch } from './beginWatch';
import { createWatcher, Watcher } from './createWatcher';
import { WatchFormat } from './WatchFormat';

/** How often deadlines are looked at; watches end at most this much late. */
const TICK_MS = 100;
/** A client that has read so little of what it was sent is let go. */
const MAX_UNREAD_BYTES = 64 * 1024 * 1024;

export interface WatchHubOptions {
  store: VersionedStore;
  format: WatchFormat;
  knobs: Knobs;
  /** Real time, in milliseconds: how long connections live is not simulated. */
  realNow: () => number;
  bookmarkIntervalMs: number;
  /** How long a watch lives that names no `timeoutSeconds`. */
  defaultTimeoutMs: number;
}

const idOf = ({ group, resource }: ResourceKey) => `${group}/${resource}`;

/**
 * All open watches of one API server. There is one listener on the store and one
 * timer, however many clients watch.
 */
export function createWatchHub(options: WatchHubOptions) {
  const { store, format, knobs, realNow } = options;
  const watchers = new Map<string, Set<Watcher>>();
  let timer: NodeJS.Timeout | undefined;

  const open = () => [...watchers.values()].flatMap(set => [...set]);

  function forget(watcher: Watcher) {
    const id = idOf(watcher.request.type.storage);
    watchers.get(id)?.delete(watcher);
    if (watchers.get(id)?.size === 0) {
      watchers.delete(id);
    }
    if (watchers.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  }

  /** What a silent connection did not bring will not come later. */
  const unheard = new WeakSet<Watcher>();
  const isSilent = () => knobs.apiServer.mishap === 'silent';

  function tick() {
    if (isSilent()) {
      open().forEach(watcher => unheard.add(watcher));
      return;
    }
    const now = realNow();
    const { closeWatchesAfterMs, mishap } = knobs.apiServer;
    if (mishap === 'half-line') {
      open().forEach(watcher => watcher.send(HALF_A_LINE));
    }
    for (const watcher of open()) {
      const cutOff =
        mishap === 'down' ||
        mishap === 'half-line' ||
        unheard.has(watcher) ||
        (closeWatchesAfterMs !== undefined &&
          now - watcher.startedAt >= closeWatchesAfterMs);
      if (cutOff || watcher.unreadBytes() > MAX_UNREAD_BYTES) {
        watcher.end();
      } else if (now >= watcher.deadline) {
        watcher.bookmark(store.version);
        watcher.end();
      } else if (now - watcher.bookmarkedAt >= options.bookmarkIntervalMs) {
        watcher.bookmarkedAt = now;
        watcher.bookmark(store.version);
      }
    }
  }

  function endWatchesOf(definition: KubernetesObject) {
    const names = objectAt(definition.spec, 'names');
    const id = idOf({
      group: stringAt(definition.spec, 'group') ?? '',
      resource: stringAt(names, 'plural') ?? '',
    });
    for (const watcher of [...(watchers.get(id) ?? [])]) {
      watcher.end();
    }
  }

  const unsubscribe = store.subscribe((event: StoreEvent) => {
    if (isSilent()) {
      return;
    }
    for (const watcher of watchers.get(idOf(event.key)) ?? []) {
      watcher.tell(event);
    }
    if (event.key.resource === CRDS.resource && event.type === 'DELETED') {
      // Its instances go first; their DELETED events are told after this one.
      setImmediate(() => endWatchesOf(event.object));
    }
  });

  return {
    start(request: ApiRequest) {
      const seconds = parseNumber(request.query, 'timeoutSeconds');
      const now = realNow();
      const lifetime = seconds ? seconds * 1000 : options.defaultTimeoutMs;
      const watcher = createWatcher({
        request,
        format,
        startedAt: now,
        deadline: now + lifetime,
      });
      beginWatch(watcher, { store, format, knobs });
      if (request.response.destroyed || request.response.writableEnded) {
        return;
      }
      const id = idOf(request.type.storage);
      watchers.set(id, (watchers.get(id) ?? new Set()).add(watcher));
      request.response.once('close', () => forget(watcher));
      timer ??= setInterval(tick, TICK_MS).unref();
    },
    /** How many watches are open. */
    count: () => open().length,
    close() {
      unsubscribe();
      open().forEach(watcher => watcher.end());
      clearInterval(timer);
    },
  };
}
