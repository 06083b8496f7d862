// SPDX-License-Identifier: Apache-2.0
import { Random } from './Random';

/** FNV-1a, spread once more so that similar names give unlike seeds. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Mulberry32: 32 bits of state, good enough for a simulation, and fast. */
function createGenerator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** The same seed gives the same numbers, on every machine. */
export function createRandom(seed: string | number): Random {
  const next = createGenerator(hash(String(seed)));
  const integer = (low: number, high: number) =>
    low + Math.floor(next() * (high - low + 1));
  return {
    next,
    integer,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) {
        throw new RangeError('Nothing to pick from');
      }
      return items[integer(0, items.length - 1)];
    },
    // Box-Muller; 1 - x because the logarithm of 0 has no value.
    normal: () =>
      Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    exponential: mean => -mean * Math.log(1 - next()),
    fork: name => createRandom(`${seed}/${name}`),
  };
}
