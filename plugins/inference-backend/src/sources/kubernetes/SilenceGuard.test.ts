// SPDX-License-Identifier: Apache-2.0
import { SilenceGuard } from './SilenceGuard';
import { FakeClock } from './testing/FakeClock';

const turns = () =>
  new Promise(resolve => {
    setImmediate(resolve);
  });

function setup() {
  const clock = new FakeClock();
  const onSilent = jest.fn();
  const ended = new AbortController();
  const { signal } = ended;
  const guard = new SilenceGuard({ clock, ms: 100, onSilent, signal });
  const after = async (ms: number) => {
    clock.advance(ms);
    await turns();
  };
  return { clock, ended, guard, onSilent, after };
}

it('tells once when nothing was heard for as long', async () => {
  const { onSilent, after } = setup();
  await after(99);
  expect(onSilent).not.toHaveBeenCalled();
  await after(1);
  await after(500);
  expect(onSilent).toHaveBeenCalledTimes(1);
});

it('counts from when something was last heard', async () => {
  const { clock, guard, onSilent, after } = setup();
  await after(40);
  guard.heard();
  await after(30);
  guard.heard();
  await after(30);
  // One timer, however often it is heard.
  expect(clock.waiting).toEqual([70]);
  await after(69);
  expect(onSilent).not.toHaveBeenCalled();
  await after(1);
  expect(onSilent).toHaveBeenCalledTimes(1);
});

it('is over when it is ended', async () => {
  const { clock, ended, onSilent, after } = setup();
  ended.abort();
  expect(clock.waiting).toEqual([]);
  await after(500);
  expect(onSilent).not.toHaveBeenCalled();
});
