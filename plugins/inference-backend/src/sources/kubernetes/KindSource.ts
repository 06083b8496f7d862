// SPDX-License-Identifier: Apache-2.0
import {
  KindStatus,
  UnreadableObject,
} from '@inference-portal/backstage-plugin-inference-common';
import { FailureKind } from './RequestFailure';
import { WatchedKind } from './WatchedKind';

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
