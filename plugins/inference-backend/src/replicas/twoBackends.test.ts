// SPDX-License-Identifier: Apache-2.0
/*
 * Real backend processes on a real PostgreSQL, against simulated clusters over
 * HTTP. Run by `yarn test:postgres`, which brings the database.
 */
import {
  ClusterStatus,
  PoolDetail,
  PoolHistory,
  PoolSummary,
} from '@inference-portal/backstage-plugin-inference-common';
import { Simulator, startSimulator } from '@inference-portal/cluster-simulator';
import { BackendProcess } from '../__testUtils__/BackendProcess';

jest.setTimeout(240_000);

const databaseUrl = process.env.INFERENCE_TEST_POSTGRES;
const withPostgres = databaseUrl ? describe : describe.skip;

const QWEN = '/pools/prod-us/chat/qwen-chat';

withPostgres('two backends on one PostgreSQL', () => {
  let simulator: Simulator;
  let first: BackendProcess;
  let second: BackendProcess;

  beforeAll(async () => {
    simulator = await startSimulator({ basePort: 0 });
    const options = {
      databaseUrl: databaseUrl ?? '',
      clusters: simulator.clusters,
    };
    first = await BackendProcess.start(options);
    await first.until<{ items: PoolSummary[] }>(
      '/pools',
      ({ items }) => items.length === 7 && items.every(({ load }) => load),
    );
    second = await BackendProcess.start(options);
  });

  afterAll(async () => {
    await first?.kill();
    await second?.kill();
    await simulator?.stop();
  });

  const watches = () =>
    ['prod-eu', 'prod-us'].map(
      cluster => simulator.stats(cluster)?.requests.openWatches,
    );

  const measured = ({ series }: PoolHistory) =>
    (series[0]?.points ?? [])
      .filter(([, value]) => value !== null)
      .map(([at]) => at);

  it('shows the same on both, and watches nothing twice', async () => {
    const before = watches();
    const { items } = await second.until<{ items: PoolSummary[] }>(
      '/pools',
      ({ items: pools }) =>
        pools.length === 7 && pools.every(({ load }) => load),
    );
    expect(items.map(({ health }) => health)).toEqual(Array(7).fill('healthy'));
    const metrics = async (backend: BackendProcess) =>
      (await backend.get<{ items: ClusterStatus[] }>('/clusters')).items.map(
        ({ name, state, metrics: { targets } }) => [name, state, targets],
      );
    expect(await metrics(second)).toEqual(await metrics(first));
    expect(watches()).toEqual(before);
    expect(first.log()).toContain('This backend collects 2 of 2 clusters');
    expect(second.log()).not.toContain('This backend collects');
  });

  it('tells of a change in the cluster on both, with one date', async () => {
    const hasFinding = ({ findingList }: PoolDetail) =>
      findingList.some(({ code }) => code === 'picker-unschedulable');
    const sinceOf = ({ findingList }: PoolDetail) =>
      findingList.find(({ code }) => code === 'picker-unschedulable')?.since;
    simulator.setFault('epp-unschedulable', true);
    const there = await first.until(QWEN, hasFinding);
    await second.until<PoolDetail>(
      QWEN,
      pool => sinceOf(pool) === sinceOf(there),
    );
    simulator.setFault('epp-unschedulable', false);
    const healed = await second.until<PoolDetail>(
      QWEN,
      pool => !hasFinding(pool),
    );
    expect(hasFinding(healed)).toBe(false);
  });

  it('hands over within 30 s when the one that collects is killed', async () => {
    const earlier = measured(
      await second.until<PoolHistory>(
        `${QWEN}/history?signals=queueDepth`,
        history => measured(history).length >= 2,
      ),
    );
    const before = watches();
    const killedAt = Date.now();
    await first.kill();

    const isCollected = ({ items }: { items: ClusterStatus[] }) =>
      items.every(
        ({ state, metrics: { lastCollectedAt = '' } }) =>
          state === 'connected' && Date.parse(lastCollectedAt) > killedAt,
      );
    let fewest = Infinity;
    while (
      !isCollected(await second.get<{ items: ClusterStatus[] }>('/clusters'))
    ) {
      const { items } = await second.get<{ items: PoolSummary[] }>('/pools');
      fewest = Math.min(fewest, items.length);
      expect(Date.now() - killedAt).toBeLessThan(30_000);
      await new Promise(resolve => setTimeout(resolve, 250));
    }
    expect(fewest).toBe(7);
    expect(watches()).toEqual(before);

    const after = await second.until<PoolHistory>(
      `${QWEN}/history?signals=queueDepth`,
      history => measured(history).some(at => Date.parse(at) > killedAt),
    );
    expect(measured(after)).toEqual(expect.arrayContaining(earlier));
    expect(after.marks.map(({ kind, code }) => [kind, code])).toContainEqual([
      'finding',
      'picker-unschedulable',
    ]);
  });
});
