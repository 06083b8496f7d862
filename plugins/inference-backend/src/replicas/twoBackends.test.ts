// SPDX-License-Identifier: Apache-2.0
/*
 * Real backend processes on a real PostgreSQL, against simulated clusters over
 * HTTP. Run by `yarn test:postgres`, which brings the database.
 */
import {
  ClusterStatus,
  HistoryStatus,
  PoolDetail,
  PoolHistory,
  PoolSummary,
} from '@inference-portal/backstage-plugin-inference-common';
import { Simulator, startSimulator } from '@inference-portal/cluster-simulator';
import { BackendProcess } from '../__testUtils__/BackendProcess';
import { Cable } from '../__testUtils__/Cable';

jest.setTimeout(300_000);

const databaseUrl = process.env.INFERENCE_TEST_POSTGRES;
interface ClusterList {
  items: ClusterStatus[];
  history: HistoryStatus;
}

const withPostgres = databaseUrl ? describe : describe.skip;

const STEP_MS = 15_000;
const QWEN = '/pools/prod-us/chat/qwen-chat';

withPostgres('several backends on one PostgreSQL', () => {
  let simulator: Simulator;
  let cable: Cable;
  /** Collects prod-eu, and after a handover both clusters. */
  let first: BackendProcess;
  /** Those that come and go; each collects prod-us while it is there. */
  let others: BackendProcess[] = [];

  const start = () => {
    const url = new URL(databaseUrl ?? '');
    url.port = String(cable.port);
    return BackendProcess.start({
      databaseUrl: url.href,
      clusters: simulator.clusters,
    });
  };

  beforeAll(async () => {
    simulator = await startSimulator({ basePort: 0 });
    const { hostname, port } = new URL(databaseUrl ?? '');
    cable = await Cable.lay({ host: hostname, port: Number(port) });
    first = await start();
    await first.until<{ items: PoolSummary[] }>(
      '/pools',
      ({ items }) => items.length === 7 && items.every(({ load }) => load),
    );
  });

  afterAll(async () => {
    for (const backend of [first, ...others]) {
      await backend?.kill();
    }
    await cable?.remove();
    await simulator?.stop();
  });

  const watches = () =>
    ['prod-eu', 'prod-us'].map(
      cluster => simulator.stats(cluster)?.requests.openWatches,
    );

  async function eventually(isSo: () => boolean): Promise<void> {
    const end = Date.now() + 60_000;
    while (!isSo()) {
      if (Date.now() > end) {
        throw new Error(`It did not become so:\n${first.log().slice(-4000)}`);
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }

  /** Another backend that shares the clusters with the first. */
  async function addBackend(): Promise<BackendProcess> {
    const usual = watches();
    const backend = await start();
    others = [...others, backend];
    await eventually(() =>
      backend.log().includes('This backend collects 1 of 2 clusters'),
    );
    // For a moment both watch what is handed over; then one of them does.
    await eventually(() => String(watches()) === String(usual));
    return backend;
  }

  /** Steps of which something was measured, in ms since the epoch. */
  async function stepsOf(backend: BackendProcess): Promise<number[]> {
    const { series } = await backend.get<PoolHistory>(
      `${QWEN}/history?signals=queueDepth`,
    );
    return (series[0]?.points ?? [])
      .filter(([, value]) => value !== null)
      .map(([at]) => Date.parse(at));
  }

  async function untilStep(
    backend: BackendProcess,
    isWanted: (at: number) => boolean,
  ): Promise<number[]> {
    for (;;) {
      const steps = await stepsOf(backend);
      if (steps.some(isWanted)) {
        return steps;
      }
      await new Promise(resolve => setTimeout(resolve, 500));
    }
  }

  /** Waits until the first collects all, and gives the time that it took. */
  async function untilTakenOver(since: number): Promise<number> {
    const isCollected = ({ items }: { items: ClusterStatus[] }) =>
      items.every(
        ({ state, metrics: { lastCollectedAt = '' } }) =>
          state === 'connected' && Date.parse(lastCollectedAt) > since,
      );
    while (
      !isCollected(await first.get<{ items: ClusterStatus[] }>('/clusters'))
    ) {
      // Meanwhile nothing is missing.
      const { items } = await first.get<{ items: PoolSummary[] }>('/pools');
      expect(items).toHaveLength(7);
      expect(Date.now() - since).toBeLessThan(30_000);
      await new Promise(resolve => setTimeout(resolve, 250));
    }
    return Date.now();
  }

  it('share the clusters, show the same, and watch nothing twice', async () => {
    expect(first.log()).toContain('This backend collects 2 of 2 clusters');
    const second = await addBackend();
    await eventually(() =>
      first.log().includes('This backend collects 1 of 2 clusters'),
    );
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
  });

  it('tell of a change in the cluster, with one date', async () => {
    const hasFinding = ({ findingList }: PoolDetail) =>
      findingList.some(({ code }) => code === 'picker-unschedulable');
    const sinceOf = ({ findingList }: PoolDetail) =>
      findingList.find(({ code }) => code === 'picker-unschedulable')?.since;
    const [second] = others;
    simulator.setFault('epp-unschedulable', true);
    const there = await second.until(QWEN, hasFinding);
    await first.until<PoolDetail>(
      QWEN,
      pool => sinceOf(pool) === sinceOf(there),
    );
    simulator.setFault('epp-unschedulable', false);
    const healed = await first.until<PoolDetail>(
      QWEN,
      pool => !hasFinding(pool),
    );
    expect(hasFinding(healed)).toBe(false);
  });

  it('hand over within 30 s when one is killed, and lose nothing that was saved', async () => {
    const [second] = others;
    await untilStep(second, () => true);
    const newest = (await stepsOf(second)).at(-1) ?? 0;
    // A new step is in the database seconds after it was measured.
    const known = await untilStep(first, at => at > newest);
    const usual = watches();
    const killedAt = Date.now();
    await second.kill();
    const takenOverAt = await untilTakenOver(killedAt);
    expect(watches()).toEqual(usual);

    const after = await untilStep(first, at => at > takenOverAt);
    expect(after).toEqual(expect.arrayContaining(known));
    const lastBefore = known.at(-1) ?? 0;
    const firstAfter = after.find(at => at > lastBefore) ?? Infinity;
    // Nobody was there for so long; the step of the kill may be lost too.
    expect(firstAfter - lastBefore).toBeLessThanOrEqual(
      takenOverAt - killedAt + 2 * STEP_MS,
    );
    const { marks } = await first.get<PoolHistory>(`${QWEN}/history`);
    expect(marks.map(({ kind, code }) => [kind, code])).toContainEqual([
      'finding',
      'picker-unschedulable',
    ]);
  });

  it('hand over at once, with all they know, when one stops in order', async () => {
    const third = await addBackend();
    const newest = (await stepsOf(first)).at(-1) ?? 0;
    const known = await untilStep(third, at => at > newest);
    const stoppedAt = Date.now();
    await third.stop();
    const takenOverAt = await untilTakenOver(stoppedAt);
    const after = await untilStep(first, at => at > takenOverAt - STEP_MS);
    expect(after).toEqual(expect.arrayContaining(known));
  });

  it('go on without the database for a minute, say so, and save all of it later', async () => {
    const cutAt = Date.now();
    cable.cut();
    const failing = await first.until<ClusterList>(
      '/clusters',
      ({ history }) => history.state === 'failing',
    );
    expect(failing.history).toMatchObject({
      reason: 'The database does not take what is to be saved; see the log',
    });
    simulator.setFault('epp-unschedulable', true);
    await first.until<PoolDetail>(QWEN, ({ findingList }) =>
      findingList.some(({ code }) => code === 'picker-unschedulable'),
    );
    simulator.setFault('epp-unschedulable', false);
    await untilStep(first, at => at > cutAt + 60_000);
    const { items } = await first.get<ClusterList>('/clusters');
    expect(items.map(({ state }) => state)).toEqual(['connected', 'connected']);

    cable.mend();
    await first.until<ClusterList>(
      '/clusters',
      ({ history }) => history.state === 'ok',
    );
    const known = (await stepsOf(first)).filter(
      at => at < Date.now() - STEP_MS,
    );
    expect(known.filter(at => at > cutAt).length).toBeGreaterThanOrEqual(4);
    await first.kill();
    const next = await start();
    others = [...others, next];
    expect(await stepsOf(next)).toEqual(expect.arrayContaining(known));
  });
});
