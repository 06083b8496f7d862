// SPDX-License-Identifier: Apache-2.0

/** Joins two arrays, and gives the same result until one of them is another. */
export function joinCached<T>(
  join: (a: T[], b: T[]) => T[],
): (a: T[], b: T[]) => T[] {
  let last: { a: T[]; b: T[]; joined: T[] } | undefined;
  return (a, b) => {
    if (last?.a !== a || last.b !== b) {
      last = { a, b, joined: join(a, b) };
    }
    return last.joined;
  };
}
