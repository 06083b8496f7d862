// SPDX-License-Identifier: Apache-2.0

/**
 * Why a request to a cluster brought nothing.
 *
 * - missing: the cluster does not serve it (404)
 * - forbidden: it knows who asks, and refuses (403)
 * - unauthorized: it does not take the credentials (401)
 * - refused: the way to the cluster is closed to the portal, not the cluster itself
 * - expired: too far in the past to go on from (410)
 * - throttled: the cluster is busy (429)
 * - failed: any other answer, or one that can't be read
 * - unreachable: no answer, or it broke off
 */
export type FailureKind =
  | 'missing'
  | 'forbidden'
  | 'unauthorized'
  | 'refused'
  | 'expired'
  | 'throttled'
  | 'failed'
  | 'unreachable';

export class RequestFailure extends Error {
  readonly name = 'RequestFailure';
  readonly kind: FailureKind;
  readonly retryAfterMs?: number;

  constructor(kind: FailureKind, message: string, retryAfterMs?: number) {
    super(message);
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }
}
