// SPDX-License-Identifier: Apache-2.0

/** Whether `v1.4.1` lies below `1.5`. What is not written counts as 0. */
export function isBelow(version: string, limit: string): boolean {
  const own = partsOf(version);
  const other = partsOf(limit);
  const index = own.findIndex((part, at) => part !== other[at]);
  return index !== -1 && own[index] < other[index];
}

function partsOf(version: string): number[] {
  const parts = version.replace(/^v/, '').split('.').map(Number);
  return [0, 1, 2].map(at => parts[at] ?? 0);
}
