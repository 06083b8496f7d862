// SPDX-License-Identifier: Apache-2.0

/** Joins arrays, and gives the same result until one of them is another. */
export function joinCached<T>(
  join: (...lists: T[][]) => T[],
): (...lists: T[][]) => T[] {
  let last: { lists: T[][]; joined: T[] } | undefined;
  return (...lists) => {
    if (
      last?.lists.length !== lists.length ||
      lists.some((list, index) => list !== last?.lists[index])
    ) {
      last = { lists, joined: join(...lists) };
    }
    return last.joined;
  };
}
