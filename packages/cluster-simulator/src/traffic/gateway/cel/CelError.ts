// SPDX-License-Identifier: Apache-2.0

/** The expression is wrong, or fails on this request. */
export class CelError extends Error {}

export function fail(message: string): never {
  throw new CelError(message);
}
