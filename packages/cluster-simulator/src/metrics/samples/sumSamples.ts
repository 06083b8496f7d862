// SPDX-License-Identifier: Apache-2.0
import { readSamples } from './parsePage';

/** Sum of the samples of that name that carry these labels; 0 where there are none. */
export function sumSamples(
  page: string | undefined,
  name: string,
  labels: Record<string, string> = {},
): number {
  return readSamples(page ?? '')
    .filter(
      sample =>
        sample.name === name &&
        Object.entries(labels).every(
          ([key, value]) => sample.labels[key] === value,
        ),
    )
    .reduce((sum, { value }) => sum + value, 0);
}
