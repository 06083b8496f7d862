// SPDX-License-Identifier: Apache-2.0
import { AnswerCache } from './AnswerCache';

const at = (time: string) => () => ({ at: time });

it('makes an answer once per version', () => {
  const cache = new AnswerCache();
  const make = jest.fn(() => ({ health: 'healthy' }));
  const first = cache.get('a', 1, make);

  expect(cache.get('a', 1, make)).toBe(first);
  expect(make).toHaveBeenCalledTimes(1);
});

it('keeps tag and time while nothing but the time changed', async () => {
  const cache = new AnswerCache();
  const first = cache.get('a', 1, () => ({ ready: 3 }), at('noon'));
  const same = cache.get('a', 2, () => ({ ready: 3 }), at('one'));
  const other = cache.get('a', 3, () => ({ ready: 2 }), at('two'));

  expect(same).toBe(first);
  expect(JSON.parse(await first.json.read('marked'))).toEqual({
    ready: 3,
    at: 'noon',
  });
  expect(other.etag).not.toBe(first.etag);
  expect(JSON.parse(await other.json.read('marked'))).toEqual({
    ready: 2,
    at: 'two',
  });
});

it('says the time of nothing too', async () => {
  const { json } = new AnswerCache().get('a', 1, () => ({}), at('noon'));
  expect(JSON.parse(await json.read('marked'))).toEqual({ at: 'noon' });
});

it('forgets the oldest when it holds too much', () => {
  const cache = new AnswerCache();
  const large = (text: string) => ({ text: text.repeat(30_000_000) });
  const first = cache.get('a', 1, () => large('a'));
  cache.get('b', 1, () => large('b'));
  cache.get('c', 1, () => large('c'));
  const again = jest.fn(() => large('a'));

  expect(cache.get('a', 1, again).etag).toBe(first.etag);
  expect(again).toHaveBeenCalledTimes(1);
});
