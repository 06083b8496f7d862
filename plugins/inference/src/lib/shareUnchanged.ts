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
    return shareList(before, after);
  }
  if (isRecord(before) && isRecord(after)) {
    return shareRecord(before, after);
  }
  return after;
}

function shareList(before: unknown[], after: unknown[]): unknown[] {
  const shared = after.map((item, i) => shareUnchanged(before[i], item));
  const same =
    before.length === after.length &&
    shared.every((item, i) => Object.is(item, before[i]));
  return same ? before : shared;
}

/** Without lists of entries: an answer has ten thousands of fields. */
function shareRecord(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, unknown> {
  const keys = Object.keys(after);
  const shared: Record<string, unknown> = {};
  let same = keys.length === Object.keys(before).length;
  for (const key of keys) {
    const part = shareUnchanged(before[key], after[key]);
    shared[key] = part;
    same = same && Object.is(part, before[key]) && key in before;
  }
  return same ? before : shared;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
