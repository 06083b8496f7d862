// SPDX-License-Identifier: Apache-2.0
import { setImmediate as nextTurn } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import { RecordedStep } from '../history/rollouts/RecordedStep';
import { ClusterView } from './ClusterView';
import { EntityScope } from './EntityScope';
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
  const { clock, states } = parts;
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
  const [{ pool }] = views.all()[0].topology.pools;
  const ref = { cluster: parts.cluster, ...pool.meta };
  const made = jest.spyOn(ClusterView.prototype, 'detail');
  const ask = () => {
    made.mockClear();
    service.getPool(ref, EntityScope.all);
    return made.mock.calls.length;
  };
  return {
    ...{ service, states, views, told, judged, stop, wait, ask },
    cluster: parts.cluster,
    notices: () => notices,
  };
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

it('tells of new numbers the later the more clusters there are', async () => {
  const { told, states, wait, notices } = await startService();
  const clusters = [...states.names(), ...Array.from({ length: 49 }, String)];
  jest.spyOn(states, 'names').mockReturnValue(clusters);
  told.measured();
  await wait(0);
  await wait(4_999);
  expect(notices()).toBe(0);
  await wait(1);
  expect(notices()).toBe(1);
});

it('has details made of new numbers before it tells of them', async () => {
  const { told, wait, views, notices, cluster } = await startService();
  const prepare = jest.spyOn(views, 'prepare');
  told.measured();
  await wait(0);
  expect([prepare.mock.calls, notices()]).toEqual([[[cluster]], 0]);
});

it('goes on where details of new numbers cannot be made', async () => {
  const { told, wait, views, notices } = await startService();
  jest.spyOn(views, 'prepare').mockRejectedValue(new Error('a bug'));
  told.measured();
  await wait(0);
  await wait(1_000);
  expect(notices()).toBe(1);
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

const STEP: RecordedStep = {
  entityRef: 'component:default/chat',
  way: 'pools',
  route: 'chat',
  versions: { namespace: 'chat', stable: 'one', canary: 'two' },
  weights: { stable: 90, canary: 10 },
  pullRequest: 'https://git.example/pulls/1',
  by: 'user:default/chloe',
  atMs: Date.parse('2026-11-20T17:00:00Z'),
};

it('makes an answer again when something it is made of changed, and not each time the catalog is read', async () => {
  const { service, told, wait, ask } = await startService();
  await service.refresh();
  await wait(100);
  expect([ask(), ask()]).toEqual([1, 0]);
  await service.refresh();
  await wait(100);
  expect(ask()).toBe(0);
  await service.recordStep(STEP);
  await wait(100);
  expect([ask(), ask()]).toEqual([1, 0]);
  told.changed();
  await wait(100);
  expect([ask(), ask()]).toEqual([1, 0]);
});

it('tells of what changes as time goes by, though nothing else does', async () => {
  const { service, judged, wait, ask, notices } = await startService();
  await service.refresh();
  await wait(100);
  expect([ask(), judged.length, notices()]).toEqual([1, 0, 1]);
  await wait(20_000);
  ask();
  expect([judged.length, notices()]).toEqual([1, 1]);
  await wait(1_000);
  expect([ask(), ask(), notices()]).toEqual([1, 0, 2]);
});
