// SPDX-License-Identifier: Apache-2.0

/**
 * Leaves out what is not known. One by one: lists of entries, for loads by the
 * thousand, were most of the garbage.
 */
export function setKnown<T extends object, K extends keyof T>(
  target: T,
  name: K,
  value: T[K],
): void {
  if (value !== undefined) {
    target[name] = value;
  }
}
