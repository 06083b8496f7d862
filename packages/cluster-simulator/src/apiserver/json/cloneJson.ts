// SPDX-License-Identifier: Apache-2.0

/** A copy that may be changed, without the fields that are undefined. */
export function cloneJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
