// SPDX-License-Identifier: Apache-2.0

export interface PageRequest {
  limit?: number;
  /** `cursor` of the page before. */
  cursor?: string;
}

/** Few enough to send all at once; past this many they come in pages. */
const DEFAULT_LIMIT = 500;

/**
 * The cursor is the key of the last item of the page before: items that come or
 * go in between shift nothing, one that changes its place may show twice or not.
 */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { limit = DEFAULT_LIMIT, cursor }: PageRequest,
): { items: T[]; cursor?: string } {
  const start = cursor
    ? items.findIndex(item => keyOf(item) === cursor) + 1
    : 0;
  const page = items.slice(start, start + limit);
  const last = page.at(-1);
  return {
    items: page,
    ...(start + limit < items.length &&
      last !== undefined && { cursor: keyOf(last) }),
  };
}
