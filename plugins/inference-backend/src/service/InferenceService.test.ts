// SPDX-License-Identifier: Apache-2.0
import { setImmediate as nextTurn } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import { InferenceService } from './InferenceService';
import { createViews } from '../__testUtils__/createViews';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

async function startService() {
  const { history, views, told, ...parts } = await createViews(databases);
  const stop = new AbortController();
  const { reader, steps, keeper } = history;
  const service = new InferenceService(
    { ...parts, history: reader, steps, keeper },
    views,
    stop.signal,
  );
  const { clock } = parts;
  views.all();
  const judged: number[] = [];
  views.onJudged(() => judged.push(clock.now()));
  let notices = 0;
  service.subscribe(() => {
    notices++;
  });
  const wait = async (ms: number) => {
    clock.advance(ms);
    await nextTurn();
  };
  return { told, judged, stop, wait, notices: () => notices };
}

it('judges new numbers at once, in a turn of its own, and tells of them a second later', async () => {
  const { told, judged, wait, notices } = await startService();
  told.measured();
  expect(judged).toHaveLength(0);
  await wait(0);
  expect(judged).toHaveLength(1);
  told.measured();
  await wait(999);
  expect([judged.length, notices()]).toEqual([2, 0]);
  await wait(1);
  expect([judged.length, notices()]).toEqual([2, 1]);
});

it('tells of what changed in the cluster without waiting for numbers', async () => {
  const { told, wait, notices } = await startService();
  told.measured();
  await wait(0);
  told.changed();
  await wait(100);
  expect(notices()).toBe(1);
  await wait(2000);
  expect(notices()).toBe(1);
});

it('judges nothing any more once it is stopped', async () => {
  const { told, judged, stop, wait } = await startService();
  told.measured();
  stop.abort();
  await wait(2000);
  expect(judged).toHaveLength(0);
});
