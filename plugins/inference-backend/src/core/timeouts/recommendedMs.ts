// SPDX-License-Identifier: Apache-2.0

/** What an answer of a language model may take where nothing was measured. */
export const LONG_ANSWER_MS = 300_000;

/** Room above what was measured: one in a hundred takes longer than the p99. */
const ROOM = 2;

/** A round value with room above what is needed. */
export function recommendedMs(observedP99Ms: number | undefined): number {
  const minute = 60_000;
  return Math.max(
    LONG_ANSWER_MS,
    Math.ceil(((observedP99Ms ?? 0) * ROOM) / minute) * minute,
  );
}
