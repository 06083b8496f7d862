// SPDX-License-Identifier: Apache-2.0

/** Freezes a value and all in it. What is frozen already is taken to be frozen throughout. */
export function freezeJson<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const child of Object.values(value)) {
      freezeJson(child);
    }
  }
  return value;
}
