// SPDX-License-Identifier: Apache-2.0

/**
 * The new value, with every part that is deeply equal to the old one's replaced
 * by the old one's object: memoised rows whose data did not change don't render.
 */
export function shareUnchanged<T>(before: unknown, after: T): T;
export function shareUnchanged(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) {
    return before;
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const shared = after.map((item, i) => shareUnchanged(before[i], item));
    const same =
      before.length === after.length &&
      shared.every((item, i) => Object.is(item, before[i]));
    return same ? before : shared;
  }
  if (isRecord(before) && isRecord(after)) {
    const keys = Object.keys(after);
    const shared = Object.fromEntries(
      keys.map(key => [key, shareUnchanged(before[key], after[key])]),
    );
    const same =
      keys.length === Object.keys(before).length &&
      keys.every(key => key in before && Object.is(shared[key], before[key]));
    return same ? before : shared;
  }
  return after;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
