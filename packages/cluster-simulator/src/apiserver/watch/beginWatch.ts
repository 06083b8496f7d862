// SPDX-License-Identifier: Apache-2.0
import { Knobs } from '../../cluster/Cluster';
import { VersionedStore } from '../../cluster/ObjectStore';
import { expired } from '../failure/failures';
import {
  parseResourceVersion,
  parseSendInitialEvents,
} from '../read/listOptions';
import { Watcher } from './createWatcher';
import { WatchFormat } from './WatchFormat';

/**
 * Answers 200 and sends what is due at once: the objects there are, or the
 * changes since the version asked for, or that this version is forgotten.
 */
export function beginWatch(
  watcher: Watcher,
  tools: { store: VersionedStore; format: WatchFormat; knobs: Knobs },
): void {
  const { store, format, knobs } = tools;
  const { type, query, namespace, response } = watcher.request;
  const initialEvents = parseSendInitialEvents(query);
  const version = parseResourceVersion(query);

  response.writeHead(200, { 'content-type': 'application/json' });
  response.flushHeaders();

  if (initialEvents ?? !version) {
    for (const object of store.list(type.storage, namespace)) {
      watcher.tell({ type: 'ADDED', key: type.storage, object });
    }
    if (initialEvents) {
      watcher.bookmark(store.version, { 'k8s.io/initial-events-end': 'true' });
    }
    return;
  }
  if (!version) {
    return;
  }
  const changes = knobs.apiServer.expireWatches
    ? undefined
    : store.changesSince(type.storage, version);
  if (changes) {
    changes.forEach(change => watcher.tell(change));
    return;
  }
  const oldest = store.oldestVersion(type.storage);
  const failure = expired(`too old resource version: ${version} (${oldest})`);
  watcher.send(format.error(failure.status));
  watcher.end();
}
