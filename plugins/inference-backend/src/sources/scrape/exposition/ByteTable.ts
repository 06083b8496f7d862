// SPDX-License-Identifier: Apache-2.0

const HASH_SEED = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

/** Start value of a hash that is carried over bytes with `addToHash`. */
export const EMPTY_HASH = HASH_SEED;

/** FNV-1a, so that a hash can be made while a name is scanned. */
export function addToHash(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, HASH_PRIME);
}

function bytesEqual(
  text: Uint8Array,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  if (text.length !== end - start) {
    return false;
  }
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== bytes[start + i]) {
      return false;
    }
  }
  return true;
}

interface Entry {
  hash: number;
  bytes: Uint8Array;
  text: string;
}

/** A fixed set of names that is asked by bytes: what isn't in it costs no string. */
export class NameSet {
  private readonly entries: Array<Entry | undefined>;
  private readonly mask: number;

  constructor(names: Iterable<string>) {
    const unique = [...new Set(names)];
    let slots = 16;
    while (slots < unique.length * 4) {
      slots *= 2;
    }
    this.mask = slots - 1;
    this.entries = new Array(slots).fill(undefined);
    const encoder = new TextEncoder();
    for (const text of unique) {
      const bytes = encoder.encode(text);
      const hash = bytes.reduce(addToHash, EMPTY_HASH);
      let slot = hash & this.mask;
      while (this.entries[slot]) {
        slot = (slot + 1) & this.mask;
      }
      this.entries[slot] = { hash, bytes, text };
    }
  }

  find(
    bytes: Uint8Array,
    start: number,
    end: number,
    hash: number,
  ): string | undefined {
    let slot = hash & this.mask;
    for (
      let entry = this.entries[slot];
      entry !== undefined;
      entry = this.entries[slot]
    ) {
      if (entry.hash === hash && bytesEqual(entry.bytes, bytes, start, end)) {
        return entry.text;
      }
      slot = (slot + 1) & this.mask;
    }
    return undefined;
  }
}

/** Text past this length is rarely met twice. */
const LONGEST_KEPT = 256;
const KEPT_SLOTS = 2048;

/**
 * Text of bytes, where the same bytes mostly give the same string: pages repeat
 * their names and label values thousands of times.
 */
export class TextPool {
  private readonly decoder = new TextDecoder();
  private readonly kept: Array<Entry | undefined> = new Array(KEPT_SLOTS).fill(
    undefined,
  );

  text(bytes: Uint8Array, start: number, end: number): string {
    if (end - start > LONGEST_KEPT) {
      return this.decoder.decode(bytes.subarray(start, end));
    }
    let hash = EMPTY_HASH;
    for (let i = start; i < end; i++) {
      hash = Math.imul(hash ^ bytes[i], HASH_PRIME);
    }
    const slot = (hash ^ (hash >>> 15)) & (KEPT_SLOTS - 1);
    const entry = this.kept[slot];
    if (entry?.hash === hash && bytesEqual(entry.bytes, bytes, start, end)) {
      return entry.text;
    }
    // Not slice: a Buffer's is a view, and would keep its whole page.
    const copy = new Uint8Array(bytes.subarray(start, end));
    const text = this.decoder.decode(copy);
    this.kept[slot] = { hash, bytes: copy, text };
    return text;
  }
}
