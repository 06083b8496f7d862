// SPDX-License-Identifier: Apache-2.0

/** Places of the values that stand alone between two gaps. */
export function listLonePoints(
  values: ArrayLike<number | null | undefined>,
): number[] {
  const lone: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (
      isMissing(values[i - 1]) &&
      !isMissing(values[i]) &&
      isMissing(values[i + 1])
    ) {
      lone.push(i);
    }
  }
  return lone;
}

function isMissing(value: number | null | undefined): boolean {
  return value === null || value === undefined;
}
