// SPDX-License-Identifier: Apache-2.0
import { Cluster } from '../cluster/Cluster';
import { formatMicroTime, formatTime } from '../cluster/formatTime';
import { KubernetesObject } from '../cluster/KubernetesObject';
import { isKey, EVENTS } from '../cluster/resourceKeys';

/** Events live as long as an API server keeps them. */
const EVENT_LIFETIME_MS = 3_600_000;

export interface EventRecorder {
  record(event: {
    about: KubernetesObject;
    type: 'Normal' | 'Warning';
    reason: string;
    message: string;
    /** `spec.containers{vllm}` */
    fieldPath?: string;
  }): void;
}

/** Events of one component; the same again raises a count, as client-go's recorder does. */
export function createEventRecorder(
  cluster: Pick<Cluster, 'store' | 'clock'>,
  source: { component: string; host?: string },
): EventRecorder {
  const { store, clock } = cluster;
  /** What was said, and the name it was said under. */
  const said = new Map<string, string>();
  const count = new Map<string, number>();

  return {
    record({ about, type, reason, message, fieldPath }) {
      const { namespace = 'default', name, uid } = about.metadata;
      const identity = [uid, type, reason, message, fieldPath].join('\u0000');
      const now = clock.now();
      const existing = store.get(EVENTS, namespace, said.get(identity) ?? '');
      const eventName =
        existing?.metadata.name ?? nextEventName(count, name, now);
      const seen = typeof existing?.count === 'number' ? existing.count : 0;
      said.set(identity, eventName);
      store.apply({
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: eventName, namespace },
        involvedObject: referenceTo(about, fieldPath),
        reason,
        message,
        source,
        firstTimestamp: existing?.firstTimestamp ?? formatTime(now),
        lastTimestamp: formatTime(now),
        count: seen + 1,
        type,
        eventTime: null,
        reportingComponent: source.component,
        reportingInstance: source.host ?? '',
      });
    },
  };
}

/**
 * Events of the newer API (events.k8s.io), which the scheduler writes: no
 * first and last timestamp, and a series instead of a count.
 */
export function createSeriesRecorder(
  cluster: Pick<Cluster, 'store' | 'clock'>,
  source: { component: string; instance: string; action: string },
): EventRecorder {
  const { store, clock } = cluster;
  const said = new Map<string, string>();
  const count = new Map<string, number>();

  return {
    record({ about, type, reason, message }) {
      const { namespace = 'default', name, uid } = about.metadata;
      const identity = [uid, type, reason, message].join('\u0000');
      const now = clock.now();
      const existing = store.get(EVENTS, namespace, said.get(identity) ?? '');
      const eventName =
        existing?.metadata.name ?? nextEventName(count, name, now);
      said.set(identity, eventName);
      store.apply({
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: eventName, namespace },
        involvedObject: referenceTo(about),
        reason,
        message,
        source: {},
        firstTimestamp: null,
        lastTimestamp: null,
        type,
        eventTime: existing?.eventTime ?? formatMicroTime(now),
        ...(existing
          ? {
              series: {
                count: seriesCount(existing) + 1,
                lastObservedTime: formatMicroTime(now),
              },
            }
          : {}),
        action: source.action,
        reportingComponent: source.component,
        reportingInstance: source.instance,
      });
    },
  };
}

function seriesCount(event: KubernetesObject): number {
  const { series } = event;
  return typeof series === 'object' &&
    series !== null &&
    'count' in series &&
    typeof series.count === 'number'
    ? series.count
    : 1;
}

function referenceTo(object: KubernetesObject, fieldPath?: string) {
  const { metadata } = object;
  return {
    kind: object.kind,
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    apiVersion: object.apiVersion,
    resourceVersion: metadata.resourceVersion,
    ...(fieldPath ? { fieldPath } : {}),
  };
}

/** `pod.18e9d2640d28e992`: the time in nanoseconds, in hexadecimal; never the same twice. */
function nextEventName(
  count: Map<string, number>,
  object: string,
  now: number,
): string {
  const stamp = `${object}/${now}`;
  const nth = count.get(stamp) ?? 0;
  count.set(stamp, nth + 1);
  const nanoseconds = BigInt(Math.floor(now)) * 1_000_000n + BigInt(nth);
  return `${object}.${nanoseconds.toString(16)}`;
}

/** Deletes events that nobody repeated for an hour. */
export function startEventExpiry(cluster: Cluster): void {
  const { store, clock } = cluster;
  const lastChange = new Map<string, { namespace: string; at: number }>();
  store.subscribe(({ type, key, object }) => {
    if (!isKey(key, EVENTS)) return;
    const { namespace = 'default', name } = object.metadata;
    const id = `${namespace}/${name}`;
    if (type === 'DELETED') lastChange.delete(id);
    else lastChange.set(id, { namespace, at: clock.now() });
  });
  clock.every(60_000, () => {
    const expired = clock.now() - EVENT_LIFETIME_MS;
    for (const [id, { namespace, at }] of [...lastChange]) {
      if (at < expired) {
        store.delete(EVENTS, namespace, id.slice(namespace.length + 1));
      }
    }
  });
}
