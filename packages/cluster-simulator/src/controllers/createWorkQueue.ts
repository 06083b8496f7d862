// SPDX-License-Identifier: Apache-2.0
import { SimClock } from '../time/SimClock';

export interface WorkQueue {
  /** Soon; several additions of one key before its turn are one. */
  add(key: string): void;
  /** Not before `ms` from now; the earliest of several wins. */
  addAfter(key: string, ms: number): void;
}

/** What makes a controller converge: keys in, one call per key and turn. */
export function createWorkQueue(options: {
  clock: SimClock;
  /** Simulated time between a change and the reaction to it. */
  delayMs: number;
  reconcile: (key: string) => void;
}): WorkQueue {
  const { clock, delayMs, reconcile } = options;
  const planned = new Map<string, { at: number; cancel: () => void }>();

  function addAfter(key: string, ms: number) {
    const at = clock.now() + ms;
    const existing = planned.get(key);
    if (existing && existing.at <= at) return;
    existing?.cancel();
    const cancel = clock.after(ms, () => {
      planned.delete(key);
      reconcile(key);
    });
    planned.set(key, { at, cancel });
  }

  return { add: key => addAfter(key, delayMs), addAfter };
}

/** `namespace/name`, as controllers write it. */
export function keyOf(object: {
  metadata: { namespace?: string; name: string };
}): string {
  const { namespace, name } = object.metadata;
  return namespace ? `${namespace}/${name}` : name;
}

export function splitKey(key: string): [string | undefined, string] {
  const slash = key.indexOf('/');
  return slash < 0
    ? [undefined, key]
    : [key.slice(0, slash), key.slice(slash + 1)];
}
