// SPDX-License-Identifier: Apache-2.0
import { FakeClock } from './kubernetes/testing/FakeClock';
import { inPieces } from './inPieces';

/** What is done for each item, and when others had a turn. */
function setUp(items: string[], takesMs: (item: string) => number) {
  const clock = new FakeClock();
  const turns: string[] = [];
  const work = (item: string) => {
    turns.push(item);
    clock.advance(takesMs(item));
  };
  return { turns, run: () => inPieces(items, work, clock) };
}

it('lets others have a turn after some milliseconds', async () => {
  const { turns, run } = setUp(['a', 'b', 'c', 'd', 'e'], item =>
    item === 'd' ? -60_000 : 2,
  );
  const others = setInterval(() => turns.push('others'), 1);
  await run();
  clearInterval(others);
  expect(turns.filter((turn, index) => turn !== turns[index - 1])).toEqual([
    'a',
    'b',
    'others',
    'c',
    // The clock was set back.
    'd',
    'others',
    'e',
  ]);
});

it('does not wait for what takes no time', async () => {
  const { turns, run } = setUp(['a', 'b'], () => 0);
  setImmediate(() => turns.push('others'));
  await run();
  expect(turns).toEqual(['a', 'b']);
});
