// SPDX-License-Identifier: Apache-2.0

/** Enough for all kinds of pages at a time. */
const MAX_KEPT = 1000;

/** Gives the same object for the same key, so that equal things are kept once. */
export class Interner<T> {
  private readonly kept = new Map<string, T>();

  /** @param maxKept - past so many, sharing starts anew */
  constructor(private readonly maxKept = MAX_KEPT) {}

  get(key: string, create: () => T): T {
    const known = this.kept.get(key);
    if (known !== undefined) {
      return known;
    }
    const created = create();
    if (this.kept.size >= this.maxKept) {
      this.kept.clear();
    }
    this.kept.set(key, created);
    return created;
  }
}
