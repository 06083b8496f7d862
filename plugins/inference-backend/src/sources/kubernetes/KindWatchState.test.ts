// SPDX-License-Identifier: Apache-2.0
import { plainly } from '../../core/testing/plainly';
import { KindWatchState } from './KindWatchState';
import { RequestFailure } from './RequestFailure';
import { WATCHED_KINDS } from './watchedKinds';

const NOW = Date.parse('2026-11-20T18:00:00Z');

it('says the same until something in it changes', () => {
  let installed: boolean | undefined = true;
  const state = new KindWatchState(
    WATCHED_KINDS.inferencePools,
    () => installed,
  );
  const said = new Set<unknown>();
  let objects = 0;
  let nowMs = NOW;
  const say = () => {
    const status = state.status(objects, nowMs);
    // Asked again, it is the same.
    expect(state.status(objects, nowMs)).toBe(status);
    said.add(status);
    return plainly(status);
  };
  expect(say()).toMatchObject({ state: 'connecting', objects: 0 });
  state.set('watching');
  state.lastSyncedMs = NOW;
  expect(say()).toMatchObject({
    state: 'watching',
    lastSyncedAt: '2026-11-20T18:00:00.000Z',
  });
  objects = 3;
  expect(say()).toMatchObject({ objects: 3 });
  for (let ended = 0; ended < 3; ended++) {
    state.countShortWatch(nowMs);
  }
  expect(say().reason).toContain('ends watches after a few seconds');
  // Only the time goes on.
  nowMs += 15_000;
  expect(say().reason).toBeUndefined();
  state.set('forbidden', new RequestFailure('forbidden', 'may not'));
  expect(say()).toMatchObject({ state: 'forbidden', failure: 'forbidden' });
  installed = false;
  expect(say()).toMatchObject({ state: 'missing' });
  expect(said.size).toBe(7);
});
