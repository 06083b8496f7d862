// SPDX-License-Identifier: Apache-2.0
import {
  say,
  UnreadableObject,
} from '@inference-portal/backstage-plugin-inference-common';
import { KindSource, KindSourceStatus } from './KindSource';
import { KindWatch, KindWatchOptions } from './KindWatch';
import { WatchedKind } from './WatchedKind';

export interface NamespacedKindWatchOptions<T>
  extends Omit<KindWatchOptions<T>, 'namespace' | 'keeps'> {
  /** Namespaces that hold pools or gateways, as they are now. */
  namespaces: () => ReadonlySet<string>;
  /** Objects of other namespaces are kept too, where they may be read. */
  keepsAll?: boolean;
}

interface NamespaceWatch<T> {
  watch: KindWatch<T>;
  stop: AbortController;
  done: Promise<void>;
}

/**
 * A kind with many objects, of which those in some namespaces matter. It is
 * watched in the whole cluster where that is allowed, which is one connection
 * however many namespaces there are; else in each of the namespaces.
 */
export class NamespacedKindWatch<T> implements KindSource<T> {
  readonly #options: NamespacedKindWatchOptions<T>;
  readonly #whole: KindWatch<T>;
  readonly #parts = new Map<string, NamespaceWatch<T>>();
  #known: ReadonlySet<string> = new Set();
  #signal: AbortSignal | undefined;
  #joinedFrom: T[][] = [];
  #joined: T[] = [];

  constructor(options: NamespacedKindWatchOptions<T>) {
    this.#options = options;
    this.#whole = new KindWatch({
      ...options,
      keeps: namespace =>
        options.keepsAll === true || this.#known.has(namespace),
      onChange: () => {
        this.#updateParts();
        options.onChange();
      },
    });
  }

  get kind(): WatchedKind<T> {
    return this.#options.kind;
  }

  async run(signal: AbortSignal): Promise<void> {
    this.#known = this.#options.namespaces();
    this.#signal = signal;
    await this.#whole.run(signal);
    await Promise.all([...this.#parts.values()].map(part => part.done));
  }

  /** To be called when there are other namespaces than before. */
  namespacesChanged(): void {
    if (!this.#signal) {
      return;
    }
    this.#known = this.#options.namespaces();
    if (!this.#isSplit()) {
      if (!this.#options.keepsAll) {
        this.#whole.relist();
      }
      return;
    }
    this.#updateParts();
    this.#options.onChange();
  }

  objects(): T[] {
    if (!this.#isSplit()) {
      return this.#whole.objects();
    }
    const lists = this.#sortedParts().map(([, part]) => part.watch.objects());
    const same =
      lists.length === this.#joinedFrom.length &&
      lists.every((list, index) => list === this.#joinedFrom[index]);
    if (!same) {
      this.#joinedFrom = lists;
      this.#joined = lists.flat();
    }
    return this.#joined;
  }

  unreadable(): UnreadableObject[] {
    return this.#isSplit()
      ? this.#sortedParts().flatMap(([, part]) => part.watch.unreadable())
      : this.#whole.unreadable();
  }

  status(): KindSourceStatus {
    const whole = this.#whole.status();
    return this.#isSplit() && this.#parts.size > 0
      ? joinStatuses(
          whole,
          this.#sortedParts().map(([namespace, part]) => ({
            namespace,
            status: part.watch.status(),
          })),
        )
      : whole;
  }

  retryNow(): void {
    this.#all().forEach(watch => watch.retryNow());
  }

  reconnect(): void {
    this.#all().forEach(watch => watch.reconnect());
  }

  #all(): KindWatch<T>[] {
    return [this.#whole, ...[...this.#parts.values()].map(part => part.watch)];
  }

  #isSplit(): boolean {
    return this.#whole.status().state === 'forbidden';
  }

  #sortedParts(): Array<[string, NamespaceWatch<T>]> {
    return [...this.#parts].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  #updateParts(): void {
    const wanted = this.#isSplit() ? this.#known : new Set<string>();
    for (const [namespace, part] of this.#parts) {
      if (!wanted.has(namespace)) {
        part.stop.abort();
        this.#parts.delete(namespace);
      }
    }
    for (const namespace of wanted) {
      if (!this.#parts.has(namespace)) {
        this.#parts.set(namespace, this.#start(namespace));
      }
    }
  }

  #start(namespace: string): NamespaceWatch<T> {
    const watch = new KindWatch({ ...this.#options, namespace });
    const stop = new AbortController();
    const onEnd = () => stop.abort();
    this.#signal?.addEventListener('abort', onEnd, { once: true });
    const done = watch
      .run(stop.signal)
      .finally(() => this.#signal?.removeEventListener('abort', onEnd));
    return { watch, stop, done };
  }
}

/** The worst of the namespaces decides: what can't be read there must not look empty. */
function joinStatuses(
  whole: KindSourceStatus,
  parts: Array<{ namespace: string; status: KindSourceStatus }>,
): KindSourceStatus {
  const order = ['error', 'forbidden', 'missing', 'connecting', 'watching'];
  const worst = [...parts].sort(
    (a, b) => order.indexOf(a.status.state) - order.indexOf(b.status.state),
  )[0];
  const names = parts.map(part => part.namespace).join(', ');
  const reason =
    worst.status.state === 'watching'
      ? say`read in ${names} only: ${whole.reason ?? say`no reason given`}`
      : say`in namespace ${worst.namespace}: ${
          worst.status.reason ?? say`connecting`
        }`;
  const synced = parts.flatMap(part => part.status.lastSyncedAt ?? []).sort();
  return {
    ...worst.status,
    reason,
    objects: parts.reduce((sum, part) => sum + part.status.objects, 0),
    // The oldest: all of it is at least this new.
    lastSyncedAt: synced[0],
  };
}
