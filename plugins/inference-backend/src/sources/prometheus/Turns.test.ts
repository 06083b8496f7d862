// SPDX-License-Identifier: Apache-2.0
import { setImmediate as settled } from 'node:timers/promises';
import { FakeClock } from '../kubernetes/testing/FakeClock';
import { Turns } from './Turns';

function setup() {
  const clock = new FakeClock();
  const turns = new Turns(clock);
  const done: string[] = [];
  const take = (name: string, ms: number) =>
    turns.run(() => {
      clock.advance(ms);
      done.push(name);
      return name;
    });
  return { clock, turns, done, take };
}

it('does one piece after the other, with pauses as long as they took', async () => {
  const { clock, done, take } = setup();
  const first = take('first', 30);
  take('second', 10);
  take('third', 20);
  expect(await first).toBe('first');
  await settled();
  expect([done, clock.waiting]).toEqual([['first'], [30]]);
  clock.advance(30);
  await settled();
  expect([done, clock.waiting]).toEqual([['first', 'second'], [10]]);
  clock.advance(10);
  await settled();
  expect(done).toEqual(['first', 'second', 'third']);
});

it('does not pause for hours where the clock is set', async () => {
  const { clock, take } = setup();
  await take('first', 3_600_000);
  await settled();
  expect(clock.waiting).toEqual([250]);
});

it('goes on at once after one that took no time, and one that failed', async () => {
  const { turns, take } = setup();
  const failed = turns.run(() => {
    throw new Error('no JSON');
  });
  const next = take('next', 0);
  const last = take('last', 0);
  await expect(failed).rejects.toThrow('no JSON');
  expect([await next, await last]).toEqual(['next', 'last']);
});
