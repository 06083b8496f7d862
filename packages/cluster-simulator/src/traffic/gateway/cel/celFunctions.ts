// SPDX-License-Identifier: Apache-2.0
import { fail } from './CelError';

export function lookUp(target: unknown, key: unknown): unknown {
  if (Array.isArray(target) && typeof key === 'number') {
    return key in target ? target[key] : fail(`index out of bounds: ${key}`);
  }
  if (target instanceof Map) {
    return target.has(key) ? target.get(key) : fail(`no such key: ${key}`);
  }
  if (typeof target === 'object' && target !== null) {
    const entry = Object.entries(target).find(([name]) => name === key);
    return entry ? entry[1] : fail(`no such key: ${key}`);
  }
  return fail(`no such key: ${key}`);
}

function contains(key: unknown, target: unknown): boolean {
  if (Array.isArray(target)) return target.includes(key);
  if (target instanceof Map) return target.has(key);
  if (typeof target === 'object' && target !== null) {
    return Object.keys(target).some(name => name === key);
  }
  return fail('no such overload: in');
}

/** JSON that is parsed already, so that nobody has to write it to read it. */
export class ParsedJson {
  constructor(readonly value: unknown) {}
}

function parseJson(value: unknown): unknown {
  if (value instanceof ParsedJson) {
    return value.value === undefined ? fail('invalid JSON') : value.value;
  }
  if (typeof value !== 'string') return fail('no such overload: json');
  try {
    return JSON.parse(value);
  } catch {
    return fail('invalid JSON');
  }
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  if (value instanceof Map) return value.size;
  return fail('no such overload: size');
}

export const text = (value: unknown) =>
  typeof value === 'string' ? value : fail('no such overload');
export const truth = (value: unknown) =>
  typeof value === 'boolean' ? value : fail('no such overload');

export const FUNCTIONS: Record<string, (...args: unknown[]) => unknown> = {
  json: parseJson,
  size: sizeOf,
  string: value =>
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
      ? String(value)
      : fail('no such overload: string'),
  contains: (value, part) => text(value).includes(text(part)),
  startsWith: (value, part) => text(value).startsWith(text(part)),
  endsWith: (value, part) => text(value).endsWith(text(part)),
  lowerAscii: value => text(value).toLowerCase(),
  matches: (value, pattern) => new RegExp(text(pattern)).test(text(value)),
};

export const RELATIONS: Record<string, (a: unknown, b: unknown) => unknown> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  in: contains,
};
