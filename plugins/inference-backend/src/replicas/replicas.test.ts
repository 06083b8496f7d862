// SPDX-License-Identifier: Apache-2.0
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  Load,
  MetricsStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import { ClusterSnapshot } from '../core/objects/ClusterSnapshot';
import { ClusterStates, LoadReader } from '../core/ports';
import { sampleObjects, sampleSnapshot } from '../core/testing/sampleObjects';
import { deriveTopology } from '../core/topology/deriveTopology';
import { createHistory } from '../history/createHistory';
import { FakeClock } from '../sources/kubernetes/testing/FakeClock';
import { ClusterLeases } from './ClusterLeases';
import { createReplicas } from './createReplicas';
import { LeasedClusterSource } from './LeasedClusterSource';
import { SharedLoads } from './SharedLoads';
import { SharedStates } from './SharedStates';
import { StateFollower } from './StateFollower';
import { StatePublisher } from './StatePublisher';
import { MemoryReplicas } from './testing/MemoryReplicas';

const INTERVAL_MS = 15_000;
const CLUSTER = sampleSnapshot(sampleObjects()).cluster;
const [POOL] = deriveTopology(sampleSnapshot(sampleObjects())).pools;
const { namespace, name } = POOL.pool.meta;
const [{ pod }] = POOL.endpoints;

const MEASURED: MetricsStatus = {
  source: 'proxy',
  state: 'ok',
  targets: 5,
  failing: 0,
};

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** Two replicas, of which each would see the cluster if it collected it. */
async function setUp() {
  const clock = new FakeClock();
  const memory = new MemoryReplicas(clock);
  const stop = new AbortController();
  const replica = async (me: string) => {
    const logger = mockServices.logger.mock();
    const database = memory.as(me);
    const { chronicles } = await createHistory({
      database: { getClient: () => databases.init('SQLITE_3') },
      clock,
      logger,
    });
    const leases = new ClusterLeases({ database, clock, logger });
    const shared = { database, leases, chronicles, clock, logger };
    const follower = new StateFollower(shared);
    let snapshot: ClusterSnapshot | undefined;
    const listeners = new Set<(cluster: string) => void>();
    const states: ClusterStates = {
      names: () => (snapshot ? [snapshot.cluster] : []),
      snapshots: () => (snapshot ? [snapshot] : []),
      snapshot: () => snapshot,
      onChange: listener => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    let status: MetricsStatus = MEASURED;
    const load = {
      ...measuresOf(clock, () => snapshot !== undefined),
      status: () => status,
    };
    const publisher = new StatePublisher({
      ...shared,
      states,
      load,
      topologyOf: () => snapshot && deriveTopology(snapshot),
    });
    return {
      leases,
      follower,
      publisher,
      logger,
      source: new LeasedClusterSource(
        {
          listClusters: async () => [{ name: CLUSTER }],
          fetch: async () => new Response(),
        },
        { leases, follower },
      ),
      states: new SharedStates(states, { follower, leases }),
      load: new SharedLoads(load, {
        follower,
        leases,
        clock,
        intervalMs: INTERVAL_MS,
      }),
      see(next: ClusterSnapshot | undefined) {
        snapshot = next;
        listeners.forEach(listener => listener(CLUSTER));
      },
      measure(next: MetricsStatus) {
        status = next;
      },
      /** As a bookmark, which changes nothing. */
      hear(next: ClusterSnapshot) {
        snapshot = next;
      },
    };
  };
  const one = await replica('one');
  const two = await replica('two');
  await one.source.listClusters();
  await two.source.listClusters();
  return { clock, memory, stop, one, two };
}

function measuresOf(clock: FakeClock, isThere: () => boolean): LoadReader {
  const load = (queueDepth: number): Load | undefined =>
    isThere()
      ? {
          at: new Date(clock.now()).toISOString(),
          source: 'model servers (1 of 1)',
          stale: false,
          queueDepth,
        }
      : undefined;
  const endpoint: LoadReader['endpoint'] = (_, __, ofName) =>
    ofName === pod.meta.name ? load(3) : undefined;
  return {
    pool: (_, ofNamespace, ofName) =>
      ofNamespace === namespace && ofName === name ? load(7) : undefined,
    endpoint,
    gauges: endpoint,
    servedModels: () =>
      isThere()
        ? { models: ['qwen'], adapters: ['sql'], activeAdapters: [] }
        : undefined,
    models: (_, ofNamespace, ofName) => {
      const measured =
        ofNamespace === namespace && ofName === name ? load(5) : undefined;
      return new Map(measured ? [['qwen', measured]] : []);
    },
    split: () => undefined,
    status: () => MEASURED,
    onRound: () => () => {},
  };
}

/** Polls until both parts have come: they are packed on another thread. */
async function follow(follower: StateFollower): Promise<void> {
  while (!follower.get(CLUSTER)?.snapshot || !follower.get(CLUSTER)?.measures) {
    await new Promise(resolve => setTimeout(resolve, 5));
    await follower.poll();
  }
}

it('lists a cluster for one of them only', async () => {
  const { one, two } = await setUp();
  expect(await one.source.listClusters()).toEqual([{ name: CLUSTER }]);
  expect(await two.source.listClusters()).toEqual([]);
});

it('shows on one what the other sees, with its age', async () => {
  const { clock, stop, one, two } = await setUp();
  expect(two.states.snapshot(CLUSTER)).toMatchObject({
    state: 'connecting',
    reason: 'Another backend is about to share what it collects',
  });
  const running = one.publisher.run(stop.signal);
  one.see(sampleSnapshot(sampleObjects()));
  clock.advance(500);
  await follow(two.follower);
  expect(two.states.snapshots()).toEqual([sampleSnapshot(sampleObjects())]);
  const fresh = two.load.pool(CLUSTER, namespace, name);
  expect(fresh).toMatchObject({ queueDepth: 7, stale: false });
  expect(
    two.load.endpoint(CLUSTER, pod.meta.namespace, pod.meta.name),
  ).toMatchObject({ queueDepth: 3 });
  expect(
    two.load.gauges(CLUSTER, pod.meta.namespace, pod.meta.name),
  ).toMatchObject({ queueDepth: 3, stale: false });
  expect(two.load.models(CLUSTER, namespace, name).get('qwen')).toMatchObject({
    queueDepth: 5,
    stale: false,
  });
  expect(
    two.load.servedModels(CLUSTER, pod.meta.namespace, pod.meta.name),
  ).toEqual({ models: ['qwen'], adapters: ['sql'], activeAdapters: [] });
  expect(two.load.status(CLUSTER).targets).toBe(5);
  clock.advance(3 * INTERVAL_MS + 1);
  expect(two.load.pool(CLUSTER, namespace, name)?.stale).toBe(true);
  expect(two.load.models(CLUSTER, namespace, name).get('qwen')?.stale).toBe(
    true,
  );
  stop.abort();
  await running;
});

it('shows on the other when a quiet cluster was last heard of', async () => {
  const { clock, stop, one, two } = await setUp();
  const running = one.publisher.run(stop.signal);
  one.see(
    sampleSnapshot(sampleObjects(), { lastSyncedAt: '2026-01-02T00:00:00Z' }),
  );
  clock.advance(500);
  await follow(two.follower);
  one.hear(
    sampleSnapshot(sampleObjects(), { lastSyncedAt: '2026-01-02T00:01:00Z' }),
  );
  while (
    two.states.snapshot(CLUSTER)?.lastSyncedAt !== '2026-01-02T00:01:00Z'
  ) {
    clock.advance(30_000);
    await new Promise(resolve => setTimeout(resolve, 5));
    await two.follower.poll();
  }
  expect(two.states.snapshot(CLUSTER)?.objects).toEqual(sampleObjects());
  stop.abort();
  await running;
});

it('hands over when a lease ends, and shows the last known until it has read', async () => {
  const { clock, stop, one, two } = await setUp();
  const running = one.publisher.run(stop.signal);
  one.see(sampleSnapshot(sampleObjects()));
  clock.advance(500);
  await follow(two.follower);
  stop.abort();
  await running;

  clock.advance(15_001);
  await two.follower.poll();
  expect(two.states.snapshot(CLUSTER)).toMatchObject({
    state: 'degraded',
    reason: expect.stringContaining('another takes over'),
  });
  expect(await two.source.listClusters()).toEqual([{ name: CLUSTER }]);
  two.see(sampleSnapshot(sampleObjects(), { state: 'connecting' }));
  expect(two.states.snapshot(CLUSTER)?.state).toBe('connected');
  two.measure({ source: 'proxy', state: 'ok', targets: 0, failing: 0 });
  expect(two.load.status(CLUSTER).targets).toBe(5);
  two.measure({ source: 'proxy', state: 'ok', targets: 6, failing: 0 });
  expect(two.load.status(CLUSTER).targets).toBe(6);
  two.see(sampleSnapshot(sampleObjects(), { title: 'read anew' }));
  expect(two.states.snapshot(CLUSTER)?.title).toBe('read anew');
  expect(await one.source.listClusters()).toEqual([]);
  // What it collected is shown until it has read what the other shares.
  expect(one.states.snapshot(CLUSTER)?.state).toBe('connected');
});

it('collects what a backend of another version shares in its own words', async () => {
  const { memory, stop, clock, one, two } = await setUp();
  const running = one.publisher.run(stop.signal);
  one.see(sampleSnapshot(sampleObjects()));
  clock.advance(500);
  await follow(two.follower);
  stop.abort();
  await running;
  let told = 0;
  two.follower.onUnreadable(() => {
    told += 1;
  });

  const share = (format: string) =>
    memory.as('one').share({
      cluster: CLUSTER,
      part: 'objects',
      format,
      body: Buffer.from('other words'),
    });
  await share('0.0.1');
  await two.follower.poll();
  await two.follower.poll();
  expect(told).toBe(1);
  expect(await two.source.listClusters()).toEqual([{ name: CLUSTER }]);
  // What it could read before stays until it has read for itself.
  expect(two.states.snapshot(CLUSTER)?.state).toBe('connected');
  two.see(sampleSnapshot(sampleObjects(), { title: 'read by itself' }));
  expect(two.states.snapshot(CLUSTER)?.title).toBe('read by itself');

  one.leases.release();
  await two.follower.poll();
  expect(told).toBe(2);
});

it('hands over at once when a replica stops in order', async () => {
  const { one, two } = await setUp();
  await one.leases.release();
  expect(await two.source.listClusters()).toEqual([{ name: CLUSTER }]);
});

it('goes on with what it had while the database is gone, and says so once', async () => {
  const { clock, memory, one, two } = await setUp();
  memory.isGone = true;
  for (let minute = 0; minute < 2; minute++) {
    clock.advance(60_000);
    expect(await one.source.listClusters()).toEqual([{ name: CLUSTER }]);
    expect(await two.source.listClusters()).toEqual([]);
    await two.follower.poll();
  }
  expect(one.logger.error).toHaveBeenCalledTimes(1);
  memory.isGone = false;
  expect(await one.source.listClusters()).toEqual([{ name: CLUSTER }]);
  expect(await two.source.listClusters()).toEqual([]);
});

it('shares nothing and waits for nothing with SQLite', async () => {
  const clock = new FakeClock();
  const logger = mockServices.logger.mock();
  const knex = await databases.init('SQLITE_3');
  const database = { getClient: async () => knex };
  const source = {
    listClusters: async () => [],
    fetch: async () => new Response(),
  };
  const replicas = await createReplicas({
    database,
    source,
    history: await createHistory({ database, clock, logger }),
    clock,
    logger,
    intervalMs: INTERVAL_MS,
  });
  expect(replicas.source).toBe(source);
  expect(clock.waiting).toEqual([]);
});
