// SPDX-License-Identifier: Apache-2.0

/** Somebody who may own an object, and who says so. */
export interface OwnerCandidate {
  /** Entity ref, or what is written in place of one. */
  owner: string;
  /** In words, such as `label inference-portal.io/owner`. */
  saidBy: string;
}
