// SPDX-License-Identifier: Apache-2.0

/** Longest name worth comparing: Kubernetes names have 253 characters at most. */
const MAX_LENGTH = 253;

/**
 * The candidate a person most likely meant: fewest edits, at most a third of
 * the name. Undefined where none is close or two are equally so.
 */
export function nearestName(
  name: string,
  candidates: readonly string[],
): string | undefined {
  const limit = Math.max(2, Math.floor(name.length / 3));
  let best: { candidate: string; edits: number } | undefined;
  let tied = false;
  for (const candidate of new Set(candidates)) {
    const edits = countEdits(name, candidate);
    if (edits <= limit && (!best || edits <= best.edits)) {
      tied = best?.edits === edits;
      best = { candidate, edits };
    }
  }
  return tied ? undefined : best?.candidate;
}

/** Levenshtein distance. */
function countEdits(a: string, b: string): number {
  if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) {
    return Number.POSITIVE_INFINITY;
  }
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      current[j] = Math.min(change, previous[j] + 1, current[j - 1] + 1);
    }
    previous = current;
  }
  return previous[b.length];
}
