// SPDX-License-Identifier: Apache-2.0
/*
 * Reading what anyone may have written: each function walks a path and gives
 * undefined (or nothing) where a value is missing or of another type.
 */

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readField(value: unknown, ...path: string[]): unknown {
  let current = value;
  for (const name of path) {
    if (!isRecord(current)) return undefined;
    current = current[name];
  }
  return current;
}

export function readString(
  value: unknown,
  ...path: string[]
): string | undefined {
  const found = readField(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function readNumber(
  value: unknown,
  ...path: string[]
): number | undefined {
  const found = readField(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

export function readList(value: unknown, ...path: string[]): unknown[] {
  const found = readField(value, ...path);
  return Array.isArray(found) ? found : [];
}

export function readRecord(
  value: unknown,
  ...path: string[]
): Record<string, unknown> {
  const found = readField(value, ...path);
  return isRecord(found) ? found : {};
}

export function readStringMap(
  value: unknown,
  ...path: string[]
): Record<string, string> {
  const entries = Object.entries(readRecord(value, ...path));
  return Object.fromEntries(
    entries.filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
