// SPDX-License-Identifier: Apache-2.0
import { Load } from '@inference-portal/backstage-plugin-inference-common';
import { FakeClock } from '../sources/kubernetes/testing/FakeClock';
import { HistoryChunk } from './HistoryChunk';
import { LoadHistory } from './LoadHistory';
import { LoadSaver } from './LoadSaver';
import { FINE } from './resolutions';

const POOLS = Array.from({ length: 23 }, (_, index) => `pool-${index}`);

function setUp() {
  const clock = new FakeClock();
  const history = new LoadHistory(clock);
  const load: Load = {
    at: new Date(clock.now()).toISOString(),
    source: 'picker',
    stale: false,
    queueDepth: 3,
  };
  for (const name of POOLS) {
    history.record({ cluster: 'eu', namespace: 'llm', name }, load, new Map());
  }
  const writes: string[][] = [];
  const store = {
    writeLoad: async (chunks: readonly HistoryChunk[]) => {
      const fine = chunks.filter(({ stepMs }) => stepMs === FINE.stepMs);
      writes.push(fine.map(({ pool }) => pool.name));
    },
    readCluster: async (
      _cluster: string,
      _times: { from: number; before?: number },
    ): Promise<HistoryChunk[]> => [],
  };
  const saver = new LoadSaver(history, store);
  return { clock, history, load, store, saver, writes };
}

it('writes a fleet a few pools at a time, and all of it', async () => {
  const { clock, saver, writes } = setUp();
  await saver.save(clock.now());
  expect(writes.map(({ length }) => length)).toEqual([5, 5, 5, 5, 3]);
  expect(writes.flat()).toEqual(POOLS);
});

it('lets others have their turn between two writes', async () => {
  const { clock, saver, writes } = setUp();
  const seen: number[] = [];
  const saving = saver.save(clock.now());
  for (let turn = 0; turn < POOLS.length; turn++) {
    await new Promise(resolve => {
      setImmediate(resolve);
    });
    seen.push(writes.length);
  }
  await saving;
  // No two writes in the same turn.
  const steps = seen.map((count, turn) => count - (seen[turn - 1] ?? 0));
  expect(Math.max(...steps.slice(1))).toBe(1);
});

it('writes the rest the next time where a write in the middle fails', async () => {
  const { clock, saver, store, writes } = setUp();
  const write = store.writeLoad;
  store.writeLoad = async chunks => {
    if (writes.length === 2) {
      throw new Error('disk full');
    }
    await write(chunks);
  };
  await expect(saver.save(clock.now())).rejects.toThrow('disk full');
  store.writeLoad = write;
  await saver.save(clock.now());
  expect(writes.flat()).toEqual(POOLS);
});

it('reads an hour back in pieces that join, with turns for others between', async () => {
  const { clock, saver, store } = setUp();
  const asked: Array<{ from: number; before?: number }> = [];
  store.readCluster = async (_cluster, times) => {
    asked.push(times);
    return [];
  };
  const saving = saver.save(clock.now());
  const seen: number[] = [];
  for (let turn = 0; turn < 12; turn++) {
    await new Promise(resolve => {
      setImmediate(resolve);
    });
    seen.push(asked.length);
  }
  await saving;
  expect(asked[0].from).toBe(clock.now() - FINE.keepMs);
  expect(asked.map(({ before }) => before)).toEqual([
    ...asked.slice(1).map(({ from }) => from),
    undefined,
  ]);
  expect(asked).toHaveLength(12);
  const steps = seen.map((count, turn) => count - (seen[turn - 1] ?? 1));
  expect(Math.max(...steps)).toBe(1);
});

it('writes longer steps once a minute, and then all that is new in them', async () => {
  const { clock, history, load, saver, store } = setUp();
  const written: Array<{ stepMs: number; at: number; depths: unknown }> = [];
  store.writeLoad = async chunks => {
    const own = chunks.filter(({ pool }) => pool.name === POOLS[0]);
    written.push(
      ...own.map(({ stepMs, at, measured }) => ({
        stepMs,
        at,
        depths: measured.values.queueDepth,
      })),
    );
  };
  const minute = Math.floor(clock.now() / 60_000) * 60_000;
  await saver.save(clock.now());
  written.length = 0;
  const stepsAfter = async (ms: number, queueDepth: number) => {
    clock.advance(ms);
    const at = new Date(clock.now()).toISOString();
    const ref = { cluster: 'eu', namespace: 'llm', name: POOLS[0] };
    history.record(ref, { ...load, at, queueDepth }, new Map());
    await saver.save(clock.now());
    return written.splice(0).filter(({ stepMs }) => stepMs !== FINE.stepMs);
  };
  expect(await stepsAfter(15_000, 5)).toEqual([]);
  expect(await stepsAfter(30_000, 7)).toEqual([]);
  expect(await stepsAfter(15_000, 9)).toEqual([
    { stepMs: 60_000, at: minute, depths: [5] },
    { stepMs: 60_000, at: minute + 60_000, depths: [9] },
    { stepMs: 600_000, at: minute, depths: [6] },
  ]);
});

it('reads what is newest again before it writes, and only then', async () => {
  const { clock, history, load, saver, store } = setUp();
  let reads = 0;
  store.readCluster = async () => {
    reads++;
    return [];
  };
  await saver.save(clock.now());
  reads = 0;
  clock.advance(5_000);
  await saver.save(clock.now());
  expect(reads).toBe(0);
  clock.advance(10_000);
  const at = new Date(clock.now()).toISOString();
  history.record(
    { cluster: 'eu', namespace: 'llm', name: POOLS[0] },
    { ...load, at },
    new Map(),
  );
  await saver.save(clock.now());
  expect(reads).toBe(1);
});

it('does not hold a cluster for restored that was left to others meanwhile', async () => {
  const { clock, saver, store } = setUp();
  let ours = true;
  saver.recordsOnly(() => ours);
  store.readCluster = async () => {
    ours = false;
    saver.release(['eu']);
    return [];
  };
  await saver.save(clock.now());
  expect(saver.isRestored('eu')).toBe(false);
});

it('does not hold a cluster for restored whose last steps it saves when it is another’s', async () => {
  const { clock, saver } = setUp();
  let ours = false;
  saver.recordsOnly(() => ours);
  await saver.save(clock.now());
  expect(saver.isRestored('eu')).toBe(false);

  ours = true;
  saver.release(['eu']);
  expect(saver.isRestored('eu')).toBe(false);
});
