// SPDX-License-Identifier: Apache-2.0
import type { Prompt } from '../DataRequest';

/** English text has some four characters a token. */
const CHARACTERS_PER_TOKEN = 4;

/** FNV-1a, going on from `seed`, so that a block's hash covers all before it. */
export function hashBlock(seed: number, text: string): number {
  let value = seed ^ 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

/** What a prompt costs, and which of its beginnings others may share. */
export function hashPrompt(
  model: string,
  text: string,
  blockSize: number,
): Prompt {
  const tokens = Math.max(1, Math.ceil(text.length / CHARACTERS_PER_TOKEN));
  const width = blockSize * CHARACTERS_PER_TOKEN;
  // Adapters change what is computed, so they share nothing.
  let hash = hashBlock(0, model);
  const blockHashes: number[] = [];
  for (let start = 0; start + width <= text.length; start += width) {
    hash = hashBlock(hash, text.slice(start, start + width));
    blockHashes.push(hash);
  }
  return { tokens, blockHashes };
}
