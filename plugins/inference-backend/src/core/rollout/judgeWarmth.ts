// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { PrefixMinute } from './RolloutState';

/** A cache's hit ratio is taken over this long. */
const RATIO_MS = 2 * 60_000;
/** The ratios of two such times that differ by less have settled. */
const SETTLED = 0.05;
/** A cache that finds so much of what the best one finds is warm. */
const NEARLY = 0.8;

/** No cache is taken for warm before. */
export const WARM_UP_MS = RATIO_MS;

/** How long minutes are of use. */
export const PREFIXES_MS = 2 * RATIO_MS;

function ratioOf(
  minutes: readonly PrefixMinute[],
  pool: string,
): number | undefined {
  let [hits, queries] = [0, 0];
  for (const { pools } of minutes) {
    hits += pools[pool]?.hits ?? 0;
    queries += pools[pool]?.queries ?? 0;
  }
  return queries > 0 ? Math.min(1, hits / queries) : undefined;
}

export interface Warmth {
  isWarm: boolean;
  /** Of the last minutes, by pool. */
  ratios: Record<string, number>;
  /** In words. */
  reason: string;
}

/**
 * Whether the prefix caches of all pools are filled: a new version's first
 * requests take longer for that only.
 */
export function judgeWarmth(
  minutes: readonly PrefixMinute[],
  pools: readonly string[],
  nowMs: number,
): Warmth {
  const newer = minutes.filter(({ atMs }) => atMs > nowMs - RATIO_MS);
  const older = minutes.filter(
    ({ atMs }) => atMs <= nowMs - RATIO_MS && atMs > nowMs - PREFIXES_MS,
  );
  const ratios: Record<string, number> = {};
  for (const pool of pools) {
    const ratio = ratioOf(newer, pool);
    if (ratio !== undefined) {
      ratios[pool] = ratio;
    }
  }
  const seenMs = nowMs - (minutes[0]?.atMs ?? nowMs);
  if (seenMs < RATIO_MS) {
    return {
      isWarm: false,
      ratios,
      reason: say`times are not compared during the first ${
        RATIO_MS / 60_000
      } minutes, in which prefix caches fill`,
    };
  }
  // Some engines do not tell; what is asked nothing yet does, and is cold.
  const telling = pools.filter(pool =>
    minutes.some(({ pools: counted }) => counted[pool] !== undefined),
  );
  if (telling.length === 0) {
    return {
      isWarm: true,
      ratios,
      reason: say`The servers do not tell how much their prefix caches hold`,
    };
  }
  const best = Math.max(0, ...Object.values(ratios));
  const cold = telling.filter(pool => {
    const ratio = ratios[pool];
    const before = ratioOf(older, pool);
    const isSettled =
      ratio !== undefined &&
      before !== undefined &&
      Math.abs(ratio - before) <= SETTLED;
    return !isSettled && (ratio === undefined || ratio < NEARLY * best);
  });
  return cold.length === 0
    ? { isWarm: true, ratios, reason: say`The prefix caches are warm` }
    : {
        isWarm: false,
        ratios,
        reason: say`the prefix cache of ${cold.join(
          ', ',
        )} is not warm yet, so that times say nothing of the version`,
      };
}
