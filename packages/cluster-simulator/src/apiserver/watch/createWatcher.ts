// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { StoreEvent } from '../../cluster/ObjectStore';
import { parseSelectors } from '../read/listOptions';
import { ApiRequest } from '../request/ApiRequest';
import { WatchFormat } from './WatchFormat';

/** One client's watch. */
export interface Watcher {
  readonly request: ApiRequest;
  readonly startedAt: number;
  readonly deadline: number;
  bookmarkedAt: number;
  matches(object: KubernetesObject): boolean;
  /** Sends a change, in the words of what this client sees of the collection. */
  tell(event: StoreEvent): void;
  send(line: string): void;
  bookmark(version: number, annotations?: Record<string, string>): void;
  unreadBytes(): number;
  end(): void;
}

/** The removed object, with the version of the change that removed it from view. */
function leftView(event: StoreEvent): KubernetesObject {
  if (event.type === 'DELETED' || !event.previous) {
    return event.object;
  }
  const { resourceVersion } = event.object.metadata;
  return {
    ...event.previous,
    metadata: { ...event.previous.metadata, resourceVersion },
  };
}

export function createWatcher(options: {
  request: ApiRequest;
  format: WatchFormat;
  startedAt: number;
  deadline: number;
}): Watcher {
  const { request, format, startedAt, deadline } = options;
  const { type, namespace, query, response } = request;
  const selected = parseSelectors(type, query);
  const bookmarks = ['true', '1'].includes(
    query.get('allowWatchBookmarks') ?? '',
  );
  const matches = (object: KubernetesObject) =>
    (namespace === undefined || object.metadata.namespace === namespace) &&
    selected(object);

  const watcher: Watcher = {
    request,
    startedAt,
    deadline,
    bookmarkedAt: startedAt,
    matches,
    tell(event) {
      const was = event.previous !== undefined && matches(event.previous);
      const is = event.type !== 'DELETED' && matches(event.object);
      if (is) {
        const kind = was ? 'MODIFIED' : 'ADDED';
        watcher.send(format.event(kind, event.object, request));
      } else if (was) {
        watcher.send(format.event('DELETED', leftView(event), request));
      }
    },
    send(line) {
      if (!response.destroyed && !response.writableEnded) {
        response.write(line);
      }
    },
    bookmark(version, annotations) {
      if (bookmarks) {
        watcher.send(format.bookmark(version, request, annotations));
      }
    },
    unreadBytes: () => response.writableLength,
    end() {
      response.end();
    },
  };
  return watcher;
}
