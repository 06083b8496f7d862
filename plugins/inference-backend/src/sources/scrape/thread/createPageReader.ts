// SPDX-License-Identifier: Apache-2.0
import { availableParallelism } from 'node:os';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Clock } from '../../../core/ports';
import { InlineReader } from '../InlineReader';
import { PageReader } from '../PageReader';
import { startPageThread, whyNoThread } from './startPageThread';
import { ThreadReader } from './ThreadReader';

/** Reads pages in a thread of their own, or in this one where there can be none. */
export function createPageReader(parts: {
  clock: Clock;
  /** 0 <= x < 1 */
  random: () => number;
  logger: LoggerService;
}): PageReader {
  const { clock, logger } = parts;
  const createFallback = () => new InlineReader(clock);
  const why = whyNoThread();
  if (why) {
    logger.info(`Metrics pages are read without a thread of their own: ${why}`);
    return createFallback();
  }
  return new ThreadReader({
    ...parts,
    // With one core, an answer waits for each turn that a page has. A thread that
    // did not come to its pages that way is followed by one that has its part.
    start: ({ isHurried }) =>
      startPageThread(!isHurried && availableParallelism() === 1),
    createFallback,
  });
}
