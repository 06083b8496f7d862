// SPDX-License-Identifier: Apache-2.0

/** Whether `v1.4.1` lies below `1.5`; undefined where one of them is no version. */
export function isBelow(
  version: string | undefined,
  limit: string,
): boolean | undefined {
  const own = numbersOf(version);
  const other = numbersOf(limit);
  if (!own || !other) {
    return undefined;
  }
  for (let at = 0; at < Math.max(own.length, other.length); at++) {
    const difference = (own[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) {
      return difference < 0;
    }
  }
  return false;
}

function numbersOf(version: string | undefined): number[] | undefined {
  const match = /^v?(\d{1,6}(?:\.\d{1,6}){0,3})(?![\d.])/.exec(version ?? '');
  return match?.[1].split('.').map(Number);
}
