// SPDX-License-Identifier: Apache-2.0
import { CountedPage } from './countPages';

/** Counts over any time until now, because a database holds what was counted. */
export interface WindowCounter {
  /** In words. */
  readonly via: string;
  /**
   * What the pages of some pools, `namespace/name`, and Gateways counted. Undefined
   * where it does not answer.
   */
  count(
    asked: { pools: readonly string[]; gateways: readonly string[] },
    windowMs: number,
    signal: AbortSignal,
  ): Promise<CountedPage[] | undefined>;
}
