// SPDX-License-Identifier: Apache-2.0
import { shareUnchanged } from './shareUnchanged';

const before = {
  health: 'healthy',
  pools: [
    { name: 'v1', ready: [true, false] },
    { name: 'v2', ready: [true] },
  ],
};

describe('shareUnchanged', () => {
  it('gives the old object for an equal one', () => {
    expect(shareUnchanged(before, structuredClone(before))).toBe(before);
  });

  it('gives the new value with the unchanged parts of the old one', () => {
    const after = structuredClone(before);
    after.pools[1].ready = [false];
    const shared = shareUnchanged(before, after);
    expect(shared).toEqual(after);
    expect(shared.pools[0]).toBe(before.pools[0]);
    expect(shared.pools[1]).not.toBe(before.pools[1]);
  });

  it.each([
    ['a list that grew', [1, 2], [1, 2, 3]],
    ['a list that shrank', [1, 2, 3], [1, 2]],
    ['a field that went', { a: 1, b: 2 }, { a: 1 }],
    ['a field that came as undefined', { a: 1 }, { a: 1, b: undefined }],
    ['a field in place of another', { a: undefined }, { b: undefined }],
    ['a list in place of an object', { 0: 'a' }, ['a']],
    ['an object in place of null', null, {}],
    ['something in place of nothing', undefined, 'text'],
  ])('tells %s', (_, left, right) => {
    const shared = shareUnchanged(left, right);
    expect(shared).toStrictEqual(right);
    expect(shared).not.toBe(left);
  });
});
