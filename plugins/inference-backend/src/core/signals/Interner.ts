// SPDX-License-Identifier: Apache-2.0

/** Enough for all kinds of pages at a time; past it, sharing starts anew. */
const MAX_KEPT = 1000;

/** Gives the same object for the same key, so that equal things are kept once. */
export class Interner<T> {
  private readonly kept = new Map<string, T>();

  get(key: string, create: () => T): T {
    const known = this.kept.get(key);
    if (known !== undefined) {
      return known;
    }
    const created = create();
    if (this.kept.size >= MAX_KEPT) {
      this.kept.clear();
    }
    this.kept.set(key, created);
    return created;
  }
}
