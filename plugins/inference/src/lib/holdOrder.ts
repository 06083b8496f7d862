// SPDX-License-Identifier: Apache-2.0

/**
 * Rows in the order in which their keys were shown last, so that none moves away
 * under the pointer; what is new follows.
 */
export function holdOrder<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  shown: readonly string[],
): Row[] {
  const byKey = new Map(rows.map(row => [keyOf(row), row]));
  const held: Row[] = [];
  for (const key of shown) {
    const row = byKey.get(key);
    if (row !== undefined) {
      held.push(row);
      byKey.delete(key);
    }
  }
  return [...held, ...byKey.values()];
}
