// SPDX-License-Identifier: Apache-2.0
import { ClusterObjects, ObjectMeta } from '../objects/ClusterObjects';

export interface KindDiff<T> {
  removed: T[];
  added: T[];
}

export type ObjectsDiff = {
  [K in keyof ClusterObjects]?: KindDiff<ClusterObjects[K][number]>;
};

/**
 * Which objects are other ones than before, by identity: what watches keep is
 * the same object until it changes.
 */
export function diffObjects(
  before: ClusterObjects,
  after: ClusterObjects,
): ObjectsDiff {
  const diff: Record<string, KindDiff<{ meta: ObjectMeta }>> = {};
  for (const [kind, objects] of Object.entries(after)) {
    const changed = diffLists<{ meta: ObjectMeta }>(
      before[kind as keyof ClusterObjects],
      objects,
    );
    if (changed.removed.length + changed.added.length > 0) {
      diff[kind] = changed;
    }
  }
  return diff as ObjectsDiff;
}

/** Lists are sorted alike, so that mostly all but a few in the middle is the same. */
function diffLists<T>(before: readonly T[], after: readonly T[]): KindDiff<T> {
  if (before === after) {
    return { removed: [], added: [] };
  }
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) {
    start++;
  }
  let end = 0;
  while (
    end < shorter - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++;
  }
  const old = before.slice(start, before.length - end);
  const young = after.slice(start, after.length - end);
  const oldSet = new Set(old);
  const youngSet = new Set(young);
  return {
    removed: old.filter(object => !youngSet.has(object)),
    added: young.filter(object => !oldSet.has(object)),
  };
}
