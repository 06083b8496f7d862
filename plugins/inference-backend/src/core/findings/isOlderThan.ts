// SPDX-License-Identifier: Apache-2.0

/** Whether a time is known and lies further back than that. */
export function isOlderThan(
  time: string | undefined,
  ageMs: number,
  nowMs: number,
): boolean {
  return time !== undefined && nowMs - Date.parse(time) > ageMs;
}
