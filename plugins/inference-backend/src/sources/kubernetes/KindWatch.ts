// SPDX-License-Identifier: Apache-2.0
import {
  KindStatus,
  UnreadableObject,
} from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../../core/ports';
import { abortAfter, linkedController } from './abortAfter';
import { Backoff } from './Backoff';
import { KindStore } from './KindStore';
import { Get, listKind } from './listKind';
import { FailureKind, RequestFailure } from './RequestFailure';
import { failureOfError } from './toRequestFailure';
import { WatchedKind } from './WatchedKind';
import { Change, watchKind } from './watchKind';

/** How a kind of a cluster, or of some of its namespaces, is followed. */
export interface KindSource<T> {
  readonly kind: WatchedKind<T>;
  /** Follows the kind until the signal aborts; never rejects. */
  run(signal: AbortSignal): Promise<void>;
  /** Sorted; the same array until something changes. */
  objects(): T[];
  unreadable(): UnreadableObject[];
  status(): KindSourceStatus;
  /** Does now what waits for its turn. */
  retryNow(): void;
  /** Gives up the open connection, which may be dead, for a new one. */
  reconnect(): void;
}

export interface KindSourceStatus extends KindStatus {
  /** What went wrong last, where the state is not `watching`. */
  failure?: FailureKind;
}

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
const MISSING_RETRY_MS = 30_000;
const REFUSED_RETRY_MS = 60_000;

/**
 * One list and one watch after the other, for as long as it runs.
 *
 * What was known stays while a new list is under way and while the cluster does
 * not answer; it goes when the kind is no longer served or may not be read.
 */
export class KindWatch<T> implements KindSource<T> {
  readonly #options: KindWatchOptions<T>;
  readonly #limits: KindWatchLimits;
  readonly #store = new KindStore<T>();
  readonly #failures: Backoff;
  readonly #shortWatches: Backoff;
  #version: string;
  #resourceVersion: string | undefined;
  #listed = false;
  #state: KindStatus['state'] = 'connecting';
  #failure: RequestFailure | undefined;
  #lastSyncedMs: number | undefined;
  #wake = new AbortController();
  #connection: AbortController | undefined;

  constructor(options: KindWatchOptions<T>) {
    this.#options = options;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#version = options.kind.versions[0];
    const { random } = options;
    this.#failures = new Backoff({ baseMs: 500, capMs: 30_000, random });
    this.#shortWatches = new Backoff({ baseMs: 100, capMs: 1_000, random });
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
    const { group, kind } = this.kind;
    const state = this.#shownState();
    return {
      group,
      kind,
      version: this.#version,
      state,
      objects: this.#store.size,
      lastSyncedAt:
        this.#lastSyncedMs === undefined
          ? undefined
          : new Date(this.#lastSyncedMs).toISOString(),
      reason: this.#reason(state),
      failure: state === 'watching' ? undefined : this.#failure?.kind,
    };
  }

  retryNow(): void {
    this.#wake.abort();
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
    const { controller, unlink } = linkedController(signal);
    this.#connection = controller;
    const startedMs = this.#options.clock.now();
    try {
      if (this.#resourceVersion === undefined) {
        await this.#list(controller);
      }
      await this.#watch(controller.signal);
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
    this.#version = version;
    this.#resourceVersion = list.resourceVersion;
    this.#listed = true;
    this.#lastSyncedMs = clock.now();
    const changed = this.#store.replace(list.objects);
    if (this.#setState('watching', undefined) || changed) {
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
          freshness: this.#listed ? 'newest' : 'any',
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

  async #watch(signal: AbortSignal): Promise<void> {
    const { kind, get, clock, random, namespace } = this.#options;
    const { keeps = () => true } = this.#options;
    const changes = watchKind({
      kind,
      get,
      clock,
      namespace,
      keeps,
      signal,
      version: this.#version,
      resourceVersion: this.#resourceVersion ?? '',
      timeoutSeconds: 240 + Math.floor(random() * 60),
      idleMs: this.#limits.idleMs,
      maxLineBytes: this.#limits.maxLineBytes,
    });
    for await (const batch of changes) {
      this.#lastSyncedMs = clock.now();
      this.#failures.reset();
      let changed = this.#setState('watching', undefined);
      for (const change of batch) {
        changed = this.#take(change) || changed;
      }
      if (changed) {
        this.#options.onChange();
      }
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
      this.#failures.reset();
      this.#shortWatches.reset();
      return 0;
    }
    const delayMs = this.#shortWatches.next();
    if (this.#shortWatches.attempts === 3) {
      this.#options.onChange();
    }
    return delayMs;
  }

  #afterFailure(failure: RequestFailure): number {
    const changed = this.#recordFailure(failure);
    if (changed) {
      this.#options.onChange();
    }
    switch (failure.kind) {
      case 'missing':
        // Just installed, and not served yet: soon it will be.
        return this.#options.isInstalled?.()
          ? Math.min(MISSING_RETRY_MS, this.#failures.next())
          : this.#jittered(MISSING_RETRY_MS);
      case 'forbidden':
      case 'unauthorized':
      case 'refused':
        return this.#jittered(REFUSED_RETRY_MS);
      default:
        return this.#failures.next(failure.retryAfterMs);
    }
  }

  /** Returns whether it changed anything to be seen. */
  #recordFailure(failure: RequestFailure): boolean {
    switch (failure.kind) {
      case 'missing':
      case 'forbidden': {
        this.#resourceVersion = undefined;
        const state = failure.kind;
        const cleared = this.#store.clear();
        return this.#setState(state, failure) || cleared;
      }
      case 'expired':
        // Nothing is wrong yet: the cluster wants to be asked for a list.
        this.#resourceVersion = undefined;
        break;
      default:
    }
    const isFirst = this.#state === 'watching' && this.#failures.attempts === 0;
    const isFinal =
      failure.kind === 'unauthorized' || failure.kind === 'refused';
    if (isFirst && !isFinal) {
      return false;
    }
    // A list says at once whether all is well again; a watch may be silent for a minute.
    this.#resourceVersion = undefined;
    return this.#setState('error', failure);
  }

  #setState(
    state: KindStatus['state'],
    failure: RequestFailure | undefined,
  ): boolean {
    const changed =
      this.#state !== state || this.#failure?.message !== failure?.message;
    this.#state = state;
    this.#failure = failure;
    return changed;
  }

  /**
   * Authorization comes before existence: a role that does not name a group is
   * forbidden to read it whether it is installed or not.
   */
  #shownState(): KindStatus['state'] {
    return this.#state === 'forbidden' &&
      this.#options.isInstalled?.() === false
      ? 'missing'
      : this.#state;
  }

  #reason(state: KindStatus['state']): string | undefined {
    const { kind, isInstalled } = this.#options;
    if (state === 'missing') {
      const name = [kind.resource, kind.group].filter(Boolean).join('.');
      return isInstalled?.()
        ? `the cluster has ${name}, but does not serve ${kind.versions.join(
            ' or ',
          )}`
        : `${name} is not installed in the cluster`;
    }
    if (state === 'watching' && this.#shortWatches.attempts >= 3) {
      return `the cluster ends watches after less than ${
        SHORT_WATCH_MS / 1000
      } s; they are opened again each time`;
    }
    return this.#failure?.message;
  }

  async #pause(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) {
      return;
    }
    const { controller, unlink } = linkedController(signal);
    this.#wake = controller;
    try {
      await this.#options.clock.sleep(ms, controller.signal);
    } catch {
      // Woken, or at the end.
    } finally {
      unlink();
    }
  }

  #jittered(ms: number): number {
    return Math.round(ms * (0.9 + this.#options.random() * 0.2));
  }
}
