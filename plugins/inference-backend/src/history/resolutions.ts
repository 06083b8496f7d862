// SPDX-License-Identifier: Apache-2.0

/** Values at an even step, kept for a while. */
export interface Resolution {
  stepMs: number;
  keepMs: number;
  /** What is stored as one: a multiple of the step. */
  chunkMs: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export const FINE: Resolution = {
  stepMs: 15 * SECOND,
  keepMs: HOUR,
  chunkMs: MINUTE,
};
export const MIDDLE: Resolution = {
  stepMs: MINUTE,
  keepMs: 24 * HOUR,
  chunkMs: MINUTE,
};
export const COARSE: Resolution = {
  stepMs: 10 * MINUTE,
  keepMs: 14 * 24 * HOUR,
  chunkMs: 10 * MINUTE,
};

/** Finest first. */
export const RESOLUTIONS: readonly Resolution[] = [FINE, MIDDLE, COARSE];

/** The finest that is kept for as long as the range goes back. */
export function resolutionOf(rangeMs: number): Resolution {
  return RESOLUTIONS.find(({ keepMs }) => rangeMs <= keepMs) ?? COARSE;
}
