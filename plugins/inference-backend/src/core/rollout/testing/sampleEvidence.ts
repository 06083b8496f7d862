// SPDX-License-Identifier: Apache-2.0
import { BinnedTimes, stretchTimes } from '../BinnedTimes';
import { Counted, RolloutEvidence } from '../RolloutEvidence';

const SINCE_MS = Date.parse('2026-11-20T10:00:00.000Z');
const UNTIL_MS = Date.parse('2026-11-20T11:00:00.000Z');

const TTFT: BinnedTimes = {
  boundsMs: [40, 80, 100, 250, 500, 750, 1000, 2500],
  counts: [30, 210, 260, 1900, 1500, 600, 250, 220, 30],
};
const ITL: BinnedTimes = {
  boundsMs: [10, 25, 50, 75, 100, 200],
  counts: [20_000, 210_000, 320_000, 160_000, 60_000, 25_000, 5_000],
};
const E2E: BinnedTimes = {
  boundsMs: [500, 1000, 2500, 5000, 10_000, 20_000],
  counts: [180, 620, 1800, 1400, 700, 250, 50],
};

/** So much of some times. */
function part(times: BinnedTimes, share: number, ratio = 1): BinnedTimes {
  const { boundsMs, counts } = stretchTimes(times, ratio);
  return { boundsMs, counts: counts.map(count => Math.round(count * share)) };
}

export interface VersionSample {
  /** Of 5000 requests. */
  share: number;
  errorRate?: number;
  /** How many times as long as usual. */
  ttft?: number;
  itl?: number;
  e2e?: number;
}

/** What servers count of one version. */
export function countedSample(version: VersionSample): Counted {
  const { share, errorRate = 0.01, ttft, itl, e2e } = version;
  const requests = Math.round(5000 * share);
  return {
    requests,
    errors: Math.round(requests * errorRate),
    ttft: part(TTFT, share, ttft),
    itl: part(ITL, share, itl),
    e2e: part(E2E, share, e2e),
    prefixHits: Math.round(41_000 * share),
    prefixQueries: Math.round(100_000 * share),
  };
}

/** An hour with 5000 requests to stable, and a canary beside it. */
export function sampleEvidence(
  canary: Counted,
  more: Partial<RolloutEvidence> = {},
): RolloutEvidence {
  const all = {
    fromMs: SINCE_MS,
    toMs: UNTIL_MS,
    stable: { server: countedSample({ share: 1 }) },
    canary: { server: canary },
  };
  return {
    sinceMs: SINCE_MS,
    share: 0.2,
    all,
    warm: all,
    warmUp: { reason: 'The prefix caches are warm', prefixHitRatio: 0.41 },
    sources: { server: 'model servers (3)' },
    ...more,
  };
}
