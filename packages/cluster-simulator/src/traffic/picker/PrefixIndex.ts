// SPDX-License-Identifier: Apache-2.0

/** Blocks remembered per endpoint; the longest unused are forgotten first. */
const BLOCKS_PER_ENDPOINT = 4096;
/** As the picker's own limit: longer prompts are compared by their beginning. */
const LONGEST_MATCH = 256;

/** What a picker thinks is in whose prefix cache: what it sent there. */
export class PrefixIndex {
  private readonly byEndpoint = new Map<string, Map<number, true>>();

  get size(): number {
    let size = 0;
    for (const blocks of this.byEndpoint.values()) size += blocks.size;
    return size;
  }

  /** Share of the prompt's blocks that the endpoint has from the start on. */
  match(endpoint: string, hashes: readonly number[]): number {
    const blocks = this.byEndpoint.get(endpoint);
    const length = Math.min(hashes.length, LONGEST_MATCH);
    if (!blocks || length === 0) return 0;
    let matched = 0;
    while (matched < length && blocks.has(hashes[matched])) matched += 1;
    return matched / length;
  }

  remember(endpoint: string, hashes: readonly number[]): void {
    const blocks = this.byEndpoint.get(endpoint) ?? new Map<number, true>();
    this.byEndpoint.set(endpoint, blocks);
    for (const hash of hashes.slice(0, LONGEST_MATCH)) {
      blocks.delete(hash);
      blocks.set(hash, true);
    }
    for (const hash of blocks.keys()) {
      if (blocks.size <= BLOCKS_PER_ENDPOINT) break;
      blocks.delete(hash);
    }
  }

  forgetAllBut(endpoints: ReadonlySet<string>): void {
    for (const endpoint of this.byEndpoint.keys()) {
      if (!endpoints.has(endpoint)) this.byEndpoint.delete(endpoint);
    }
  }
}
