// SPDX-License-Identifier: Apache-2.0
import { BlockPool } from './BlockPool';

describe('BlockPool', () => {
  it('shares blocks of a common beginning', () => {
    const pool = new BlockPool(10);
    pool.lease([1, 2, 3], 1);
    pool.lease([1, 2, 4], 1);
    expect(pool.used).toBe(6);
    expect(pool.matchPrefix([1, 2, 4, 5])).toBe(3);
  });

  it('gives nothing where there is no room, and takes nothing then', () => {
    const pool = new BlockPool(4);
    pool.lease([1, 2], 1);
    expect(pool.lease([1, 9], 1)).toBeUndefined();
    expect(pool.used).toBe(3);
    expect(pool.usedRatio).toBe(0.75);
  });

  it('remembers what nobody holds until the room is needed, the longest unused first', () => {
    const pool = new BlockPool(4);
    const first = pool.lease([1, 2], 0);
    const second = pool.lease([7], 0);
    if (first) pool.release(first);
    if (second) pool.release(second);
    expect(pool.used).toBe(0);
    expect(pool.matchPrefix([1, 2])).toBe(2);
    pool.lease([], 2);
    // The end of the older prompt went, its beginning and the newer one stay.
    expect(pool.matchPrefix([1, 2])).toBe(1);
    expect(pool.matchPrefix([7])).toBe(1);
  });

  it('extends until it is full', () => {
    const pool = new BlockPool(2);
    const lease = pool.lease([5], 0);
    expect(lease && pool.extend(lease)).toBe(true);
    expect(lease && pool.extend(lease)).toBe(false);
    expect(pool.usedRatio).toBe(1);
  });
});
