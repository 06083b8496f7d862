// SPDX-License-Identifier: Apache-2.0
import {
  KindStatus,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { joinOr } from '../../core/joinOr';
import { KindSourceStatus } from './KindSource';
import { RequestFailure } from './RequestFailure';
import { resourceNameOf, WatchedKind } from './WatchedKind';

/** Ends of watches in a row that are worth a word. */
const SHORT_WATCHES_TO_TELL = 3;
/** For how long after the last of them. */
const TELL_FOR_MS = 15_000;

/** What can be said of a watch. */
export class KindWatchState {
  /** Of those that the kind may have, the one that is read. */
  version: string;
  lastSyncedMs: number | undefined;
  readonly #kind: WatchedKind<unknown>;
  readonly #isInstalled: () => boolean | undefined;
  #state: KindStatus['state'] = 'connecting';
  #failure: RequestFailure | undefined;
  #shortWatches = 0;
  #lastShortWatchMs = 0;
  #told: { facts: readonly unknown[]; status: KindSourceStatus } | undefined;

  constructor(
    kind: WatchedKind<unknown>,
    isInstalled: () => boolean | undefined,
  ) {
    this.#kind = kind;
    this.#isInstalled = isInstalled;
    this.version = kind.versions[0];
  }

  get isWatching(): boolean {
    return this.#state === 'watching';
  }

  /** Returns whether there is anything new to be seen. */
  set(state: KindStatus['state'], failure?: RequestFailure): boolean {
    const changed =
      this.#state !== state || this.#failure?.message !== failure?.message;
    this.#state = state;
    this.#failure = failure;
    return changed;
  }

  /** Returns whether there is anything new to be seen. */
  countShortWatch(nowMs: number): boolean {
    this.#shortWatches += 1;
    this.#lastShortWatchMs = nowMs;
    return this.#shortWatches === SHORT_WATCHES_TO_TELL;
  }

  resetShortWatches(): void {
    this.#shortWatches = 0;
  }

  /** The same while nothing in it changes: all kinds of all clusters are asked all the time. */
  status(objects: number, nowMs: number): KindSourceStatus {
    const facts = [
      objects,
      this.version,
      this.lastSyncedMs,
      this.#state,
      this.#failure,
      this.#isInstalled(),
      this.#endsEarly(nowMs),
    ];
    const told = this.#told;
    if (told?.facts.every((fact, index) => fact === facts[index])) {
      return told.status;
    }
    const status = this.#describe(objects, nowMs);
    this.#told = { facts, status };
    return status;
  }

  #describe(objects: number, nowMs: number): KindSourceStatus {
    const { group, kind, isOptional } = this.#kind;
    const state = this.#shownState();
    return {
      group,
      kind,
      version: this.version,
      state,
      objects,
      ...(isOptional && { optional: true }),
      lastSyncedAt:
        this.lastSyncedMs === undefined
          ? undefined
          : new Date(this.lastSyncedMs).toISOString(),
      reason: this.#reason(state, nowMs),
      failure: state === 'watching' ? undefined : this.#failure?.kind,
    };
  }

  /**
   * Authorization comes before existence: a role that does not name a group is
   * forbidden to read it whether it is installed or not.
   */
  #shownState(): KindStatus['state'] {
    return this.#state === 'forbidden' && this.#isInstalled() === false
      ? 'missing'
      : this.#state;
  }

  #reason(state: KindStatus['state'], nowMs: number): string | undefined {
    if (state === 'missing') {
      const { versions } = this.#kind;
      const name = resourceNameOf(this.#kind);
      return this.#isInstalled()
        ? say`the cluster has ${name}, but does not serve ${joinOr(versions)}`
        : say`${name} is not installed in the cluster`;
    }
    if (state !== 'watching') {
      return this.#failure?.message;
    }
    return this.#endsEarly(nowMs)
      ? say`the cluster ends watches after a few seconds; they are opened again each time`
      : undefined;
  }

  #endsEarly(nowMs: number): boolean {
    return (
      this.#shortWatches >= SHORT_WATCHES_TO_TELL &&
      nowMs - this.#lastShortWatchMs < TELL_FOR_MS
    );
  }
}
