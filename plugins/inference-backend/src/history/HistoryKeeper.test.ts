// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { plainly } from '../core/testing/plainly';
import { FakeClock } from '../sources/kubernetes/testing/FakeClock';
import { HistoryKeeper } from './HistoryKeeper';

/** A database that answers when it is told to. */
function setUp() {
  const clock = new FakeClock();
  const logger = mockServices.logger.mock();
  let answer = () => {};
  const keeper = new HistoryKeeper({
    saver: {
      save: () =>
        new Promise(resolve => {
          answer = resolve;
        }),
    },
    chronicles: { save: async () => {} },
    store: { forget: async () => {} },
    clock,
    logger,
  });
  return { clock, logger, keeper, answer: () => answer() };
}

const turn = () => new Promise(resolve => setImmediate(resolve));

it('is failing while it waits for the database, and well once that has answered', async () => {
  const { clock, logger, keeper, answer } = setUp();
  const saving = keeper.save();
  clock.advance(9_999);
  await turn();
  expect(keeper.status()).toEqual({ state: 'ok' });
  clock.advance(1);
  await turn();
  expect(plainly(keeper.status())).toMatchObject({
    state: 'failing',
    reason: 'The database does not take what is to be saved; see the log',
    since: '2026-11-20T18:00:00.000Z',
  });
  answer();
  await saving;
  expect(keeper.status()).toEqual({
    state: 'ok',
    lastSavedAt: '2026-11-20T18:00:00.000Z',
  });
  expect(logger.error).toHaveBeenCalledTimes(1);
  expect(clock.waiting).toEqual([]);
});
