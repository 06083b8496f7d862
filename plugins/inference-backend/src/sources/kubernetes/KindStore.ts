// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util';
import { UnreadableObject } from '@inference-portal/backstage-plugin-inference-common';
import { Parsed } from './parse/createObjectParser';
import { SharedParts } from './SharedParts';

/** The objects of one kind, by `namespace/name`. */
export class KindStore<T> {
  #objects = new Map<string, T>();
  #unreadable = new Map<string, UnreadableObject>();
  #sortedObjects: T[] | undefined;
  #sortedUnreadable: UnreadableObject[] | undefined;
  readonly #shared: SharedParts | undefined;

  /** @param isAlike - many objects have equal parts, which are kept once */
  constructor(isAlike = false) {
    this.#shared = isAlike ? new SharedParts() : undefined;
  }

  get size(): number {
    return this.#objects.size;
  }

  /** Sorted by key; the same array until something changes. */
  objects(): T[] {
    this.#sortedObjects ??= sortedValues(this.#objects);
    return this.#sortedObjects;
  }

  /** Sorted by key; the same array until something changes. */
  unreadable(): UnreadableObject[] {
    this.#sortedUnreadable ??= sortedValues(this.#unreadable);
    return this.#sortedUnreadable;
  }

  /**
   * Takes over a complete list. Objects that are as they were keep their
   * identity. Returns whether anything changed.
   */
  replace(list: Map<string, Parsed<T>>): boolean {
    let changed = false;
    for (const key of [...this.#objects.keys(), ...this.#unreadable.keys()]) {
      if (!list.has(key)) {
        changed = this.remove(key) || changed;
      }
    }
    for (const [key, parsed] of list) {
      changed = this.apply(key, parsed) || changed;
    }
    return changed;
  }

  /**
   * An object that can't be read any more leaves no old version behind: that
   * would be shown as the truth. Returns whether anything changed.
   */
  apply(key: string, parsed: Parsed<T>): boolean {
    if (parsed.ok) {
      const removed = this.#removeUnreadable(key);
      if (isDeepStrictEqual(this.#objects.get(key), parsed.object)) {
        return removed;
      }
      this.#objects.set(
        key,
        this.#shared?.share(parsed.object) ?? parsed.object,
      );
      this.#sortedObjects = undefined;
      return true;
    }
    const removed = this.#removeObject(key);
    if (isDeepStrictEqual(this.#unreadable.get(key), parsed.unreadable)) {
      return removed;
    }
    this.#unreadable.set(key, parsed.unreadable);
    this.#sortedUnreadable = undefined;
    return true;
  }

  remove(key: string): boolean {
    const object = this.#removeObject(key);
    const unreadable = this.#removeUnreadable(key);
    return object || unreadable;
  }

  clear(): boolean {
    return this.replace(new Map());
  }

  #removeObject(key: string): boolean {
    const removed = this.#objects.delete(key);
    if (removed) {
      this.#sortedObjects = undefined;
    }
    return removed;
  }

  #removeUnreadable(key: string): boolean {
    const removed = this.#unreadable.delete(key);
    if (removed) {
      this.#sortedUnreadable = undefined;
    }
    return removed;
  }
}

function sortedValues<T>(map: Map<string, T>): T[] {
  return [...map]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value);
}
