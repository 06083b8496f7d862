// SPDX-License-Identifier: Apache-2.0
import { UnreadableObject } from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../../core/ports';
import { abortAfter, linkedController, OVER } from './abortAfter';
import { KindSource, KindSourceStatus } from './KindSource';
import { KindStore } from './KindStore';
import { KindWatchState } from './KindWatchState';
import { Get, listKind } from './listKind';
import { RequestFailure } from './RequestFailure';
import { RetryDelays } from './RetryDelays';
import { failureOfError } from './toRequestFailure';
import { WatchedKind } from './WatchedKind';
import { Change, watchKind } from './watchKind';

export interface KindWatchLimits {
  listTimeoutMs: number;
  idleMs: number;
  maxLineBytes: number;
  maxPageBytes: number;
}

export const DEFAULT_LIMITS: KindWatchLimits = {
  listTimeoutMs: 60_000,
  idleMs: 90_000,
  maxLineBytes: 4 * 1024 * 1024,
  maxPageBytes: 128 * 1024 * 1024,
};

export interface KindWatchOptions<T> {
  kind: WatchedKind<T>;
  get: Get;
  clock: Clock;
  /** 0 <= x < 1 */
  random: () => number;
  /** Undefined watches the whole cluster. */
  namespace?: string;
  keeps?: (namespace: string) => boolean;
  /** Whether the cluster has the kind's CRD; undefined where that is not known. */
  isInstalled?: () => boolean | undefined;
  /** Called when objects or the status changed. */
  onChange: () => void;
  limits?: Partial<KindWatchLimits>;
}

/** A watch that ends earlier than this without being asked to is no good sign. */
const SHORT_WATCH_MS = 5_000;

/**
 * One list and one watch after the other, for as long as it runs.
 *
 * What was known stays while a new list is under way and while the cluster does
 * not answer; it goes when the kind is no longer served or may not be read.
 */
export class KindWatch<T> implements KindSource<T> {
  readonly #options: KindWatchOptions<T>;
  readonly #limits: KindWatchLimits;
  readonly #store: KindStore<T>;
  readonly #delays: RetryDelays;
  readonly #state: KindWatchState;
  #resourceVersion: string | undefined;
  #listed = false;
  #wake: (() => void) | undefined;
  #connection: AbortController | undefined;

  constructor(options: KindWatchOptions<T>) {
    this.#options = options;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    const { kind, random, isInstalled = () => undefined } = options;
    this.#store = new KindStore(kind.isAlike);
    this.#state = new KindWatchState(kind, isInstalled);
    this.#delays = new RetryDelays({
      random,
      isOptional: kind.isOptional === true,
      isInstalled,
    });
  }

  get kind(): WatchedKind<T> {
    return this.#options.kind;
  }

  objects(): T[] {
    return this.#store.objects();
  }

  unreadable(): UnreadableObject[] {
    return this.#store.unreadable();
  }

  status(): KindSourceStatus {
    return this.#state.status(this.#store.size, this.#options.clock.now());
  }

  retryNow(): void {
    this.#wake?.();
  }

  reconnect(): void {
    this.#connection?.abort();
    this.retryNow();
  }

  /** Lists anew: what is kept has changed. */
  relist(): void {
    this.#resourceVersion = undefined;
    this.reconnect();
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const delayMs = await this.#attempt(signal);
      await this.#pause(delayMs, signal);
    }
  }

  /** Gives the time to wait before the next attempt. */
  async #attempt(signal: AbortSignal): Promise<number> {
    if (this.#options.kind.isOptional && this.#delays.isAbsent) {
      return this.#afterFailure(new RequestFailure('missing', 'not installed'));
    }
    const { controller, unlink } = linkedController(signal);
    this.#connection = controller;
    const startedMs = this.#options.clock.now();
    try {
      if (this.#resourceVersion === undefined) {
        await this.#list(controller);
      }
      await this.#watch(controller);
      return this.#afterEnd(this.#options.clock.now() - startedMs);
    } catch (error) {
      const { aborted, reason } = controller.signal;
      if (aborted && !(reason instanceof RequestFailure)) {
        // By reconnect() or at the end of it all, not by a timeout.
        return 0;
      }
      return this.#afterFailure(failureOfError(aborted ? reason : error));
    } finally {
      unlink();
      this.#connection = undefined;
      // Nothing may stay open behind it.
      controller.abort(OVER);
    }
  }

  async #list(controller: AbortController): Promise<void> {
    const { clock } = this.#options;
    const { listTimeoutMs } = this.#limits;
    const { list, version } = await abortAfter(
      this.#listFirstServed(controller.signal),
      {
        clock,
        ms: listTimeoutMs,
        controller,
        message: `no answer within ${Math.round(listTimeoutMs / 1000)} s`,
      },
    );
    this.#state.version = version;
    this.#resourceVersion = list.resourceVersion;
    this.#listed = true;
    this.#state.lastSyncedMs = clock.now();
    const changed = this.#store.replace(list.objects);
    if (this.#state.set('watching') || changed) {
      this.#options.onChange();
    }
  }

  async #listFirstServed(signal: AbortSignal) {
    const { kind, get, namespace, keeps = () => true } = this.#options;
    let missing: unknown;
    for (const version of kind.versions) {
      try {
        const list = await listKind({
          kind,
          version,
          get,
          namespace,
          keeps,
          freshness: this.#listed || kind.isLarge ? 'newest' : 'any',
          maxPageBytes: this.#limits.maxPageBytes,
          signal,
        });
        return { list, version };
      } catch (error) {
        if (!(error instanceof RequestFailure && error.kind === 'missing')) {
          throw error;
        }
        missing = error;
      }
    }
    throw missing;
  }

  async #watch(controller: AbortController): Promise<void> {
    const { kind, get, clock, random, namespace } = this.#options;
    const { keeps = () => true } = this.#options;
    await watchKind(
      {
        kind,
        get,
        clock,
        namespace,
        keeps,
        controller,
        version: this.#state.version,
        resourceVersion: this.#resourceVersion ?? '',
        timeoutSeconds: 240 + Math.floor(random() * 60),
        idleMs: this.#limits.idleMs,
        maxLineBytes: this.#limits.maxLineBytes,
      },
      changes => this.#takeAll(changes),
    );
  }

  #takeAll(changes: Change<T>[]): void {
    this.#state.lastSyncedMs = this.#options.clock.now();
    this.#delays.heard();
    let changed = this.#state.set('watching');
    for (const change of changes) {
      changed = this.#take(change) || changed;
    }
    if (changed) {
      this.#options.onChange();
    }
  }

  #take(change: Change<T>): boolean {
    this.#resourceVersion = change.resourceVersion ?? this.#resourceVersion;
    if (change.type === 'bookmark') {
      return false;
    }
    return change.type === 'set' && change.parsed
      ? this.#store.apply(change.key, change.parsed)
      : this.#store.remove(change.key);
  }

  #afterEnd(durationMs: number): number {
    if (durationMs >= SHORT_WATCH_MS) {
      this.#delays.lasted();
      this.#state.resetShortWatches();
      return 0;
    }
    if (this.#state.countShortWatch(this.#options.clock.now())) {
      this.#options.onChange();
    }
    return this.#delays.afterShortWatch();
  }

  #afterFailure(failure: RequestFailure): number {
    if (this.#recordFailure(failure)) {
      this.#options.onChange();
    }
    return this.#delays.after(failure);
  }

  /** Returns whether it changed anything to be seen. */
  #recordFailure(failure: RequestFailure): boolean {
    switch (failure.kind) {
      case 'missing':
      case 'forbidden': {
        this.#resourceVersion = undefined;
        const state = failure.kind;
        const cleared = this.#store.clear();
        return this.#state.set(state, failure) || cleared;
      }
      case 'expired':
        // Nothing is wrong yet: the cluster wants to be asked for a list.
        this.#resourceVersion = undefined;
        break;
      default:
    }
    const isFirst = this.#state.isWatching && !this.#delays.isFailing;
    const isFinal =
      failure.kind === 'unauthorized' || failure.kind === 'refused';
    if (isFirst && !isFinal) {
      return false;
    }
    // A list says at once whether all is well again; a watch may be silent for a minute.
    this.#resourceVersion = undefined;
    return this.#state.set('error', failure);
  }

  async #pause(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) {
      return;
    }
    const { controller, unlink } = linkedController(signal);
    this.#wake = () => controller.abort();
    try {
      await this.#options.clock.sleep(ms, controller.signal);
    } catch {
      // Woken, or at the end.
    } finally {
      unlink();
      this.#wake = undefined;
    }
  }
}
