// SPDX-License-Identifier: Apache-2.0

/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** 0 <= x < 1 */
  next(): number;
  /** Whole number, both ends included. */
  integer(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  /** Standard normal. */
  normal(): number;
  /** Exponential with the given mean. */
  exponential(mean: number): number;
  /** A generator of its own, so that one consumer's draws don't shift another's. */
  fork(name: string): Random;
}
