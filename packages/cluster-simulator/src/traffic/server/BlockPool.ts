// SPDX-License-Identifier: Apache-2.0

/** The blocks a sequence holds. */
export interface BlockLease {
  /** Blocks that others with the same prompt may share. */
  hashes: number[];
  /** Blocks of its own. */
  exclusive: number;
}

/**
 * The KV cache of one engine, in blocks. A prompt's full blocks are known by
 * their hash and shared; nobody's blocks stay as a cache until the room is
 * needed, the longest unused first.
 */
export class BlockPool {
  private readonly references = new Map<number, number>();
  /** Known, but held by nobody; in order of last use. */
  private readonly idle = new Map<number, true>();
  private exclusive = 0;

  constructor(readonly total: number) {}

  get used(): number {
    return this.references.size + this.exclusive;
  }

  get free(): number {
    return this.total - this.used;
  }

  /** Share of the blocks that running sequences hold, 0 to 1. */
  get usedRatio(): number {
    return this.total === 0 ? 0 : this.used / this.total;
  }

  /** How many of the prompt's first blocks are there. */
  matchPrefix(hashes: readonly number[]): number {
    const miss = hashes.findIndex(
      hash => !this.references.has(hash) && !this.idle.has(hash),
    );
    return miss === -1 ? hashes.length : miss;
  }

  /** Takes what a prompt needs, or nothing where there is no room. */
  lease(hashes: readonly number[], exclusive: number): BlockLease | undefined {
    const fresh = hashes.filter(hash => !this.references.has(hash)).length;
    if (fresh + exclusive > this.free) return undefined;
    for (const hash of hashes) {
      this.references.set(hash, (this.references.get(hash) ?? 0) + 1);
      this.idle.delete(hash);
    }
    this.exclusive += exclusive;
    this.makeRoom();
    return { hashes: [...hashes], exclusive };
  }

  /** One more block for a sequence that grows. */
  extend(lease: BlockLease): boolean {
    if (this.free < 1) return false;
    lease.exclusive += 1;
    this.exclusive += 1;
    this.makeRoom();
    return true;
  }

  /** The last blocks of a prompt go first, so that shared beginnings stay longest. */
  release(lease: BlockLease): void {
    this.exclusive -= lease.exclusive;
    for (const hash of [...lease.hashes].reverse()) {
      const left = (this.references.get(hash) ?? 1) - 1;
      if (left > 0) {
        this.references.set(hash, left);
      } else {
        this.references.delete(hash);
        this.idle.set(hash, true);
      }
    }
  }

  private makeRoom(): void {
    for (const hash of this.idle.keys()) {
      if (this.used + this.idle.size <= this.total) return;
      this.idle.delete(hash);
    }
  }
}
