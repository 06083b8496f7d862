// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util';

/** Past these, sharing starts anew: what is kept here must not outgrow what it saves. */
const MAX_PARTS = 1000;
const MAX_TEXTS = 1000;
/** Longer texts are mostly one object's own. */
const MAX_TEXT_LENGTH = 100;
/** Of nobody else. */
const UNIQUE = new Set(['uid', 'name']);

/**
 * Pods of one Deployment have the same containers, labels and owners, and
 * thousands of them are kept: what is equal is kept once. Objects are never
 * changed, so only who compares parts by identity could tell.
 */
export class SharedParts {
  readonly #parts = new Map<number, object>();
  readonly #texts = new Map<string, string>();

  /** The object itself, its parts replaced by those of others that are equal. */
  share<T>(object: T): T {
    if (isRecord(object)) {
      const parts: Record<string, unknown> = object;
      for (const [name, value] of Object.entries(parts)) {
        // What an object is, and which one, is its own.
        parts[name] =
          name === 'meta' ? this.share(value) : this.#shareValue(name, value);
      }
    }
    return object;
  }

  #shareValue(name: string, value: unknown): unknown {
    if (typeof value === 'string') {
      return UNIQUE.has(name) || value.length > MAX_TEXT_LENGTH
        ? value
        : this.#shareText(value);
    }
    return isRecord(value) ? this.#sharePart(this.share(value)) : value;
  }

  #shareText(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined) {
      makeRoom(this.#texts, MAX_TEXTS).set(text, text);
    }
    return known ?? text;
  }

  /** By a number made of its content: the content itself would take as much again. */
  #sharePart(part: object): object {
    const key = hashOf(JSON.stringify(part));
    const known = this.#parts.get(key);
    if (known && isDeepStrictEqual(known, part)) {
      return known;
    }
    makeRoom(this.#parts, MAX_PARTS).set(key, part);
    return part;
  }
}

function makeRoom<K, V>(map: Map<K, V>, size: number): Map<K, V> {
  if (map.size >= size) {
    map.clear();
  }
  return map;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
