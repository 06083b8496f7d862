// SPDX-License-Identifier: Apache-2.0
import {
  mockServices,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  Load,
  plainText,
} from '@inference-portal/backstage-plugin-inference-common';
import { Knex } from 'knex';
import { plainly } from '../core/testing/plainly';
import { findingRules } from '../core/findings/findingRules';
import { judgeTopology } from '../core/findings/judgeTopology';
import { sampleObjects, sampleSnapshot } from '../core/testing/sampleObjects';
import { deriveTopology } from '../core/topology/deriveTopology';
import { FakeClock } from '../sources/kubernetes/testing/FakeClock';
import { createHistory, History } from './createHistory';
import { resolutionOf } from './resolutions';

jest.setTimeout(60_000);

const POOL = { cluster: 'eu', namespace: 'llm', name: 'chat' };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** PostgreSQL where a connection string is given by the environment. */
const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_14'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  async function setUp() {
    const clock = new FakeClock();
    const knex = await databases.init(id);
    const logger = mockServices.logger.mock();
    /** The process as it starts, with nothing in memory. */
    const start = () => startOn(knex, clock, logger);
    return { clock, knex, logger, start, history: await start() };
  }

  function startOn(
    knex: Knex,
    clock: FakeClock,
    logger: ReturnType<typeof mockServices.logger.mock>,
  ): Promise<History> {
    const database = { getClient: async () => knex };
    return createHistory({ database, clock, logger });
  }

  function record(
    history: History,
    clock: FakeClock,
    signals: Partial<Load>,
    pods: Record<string, number> = {},
  ): void {
    const load = (more: Partial<Load>): Load => ({
      at: new Date(clock.now()).toISOString(),
      source: 'model servers (2 of 2)',
      stale: false,
      ...more,
    });
    history.memory.record(
      POOL,
      load(signals),
      new Map(
        Object.entries(pods).map(([pod, queueDepth]) => [
          pod,
          load({ queueDepth }),
        ]),
      ),
    );
    history.memory.prune();
  }

  /** Measured values with their age in seconds, oldest first. */
  async function valuesOf(
    { reader }: History,
    clock: FakeClock,
    options: { rangeMs?: number; signal?: string; endpoint?: string } = {},
  ) {
    const { rangeMs = HOUR, signal = 'queueDepth', endpoint } = options;
    const { series } = await reader.read({
      pool: POOL,
      signals: [signal],
      rangeMs,
      resolution: resolutionOf(rangeMs),
      endpoints: endpoint !== undefined,
    });
    const found = series.find(each => each.endpoint === endpoint);
    return found?.points
      .filter(([, value]) => value !== null)
      .map(([at, value]) => [(Date.parse(at) - clock.now()) / 1000, value]);
  }

  it('keeps over a restart what was saved, with endpoints', async () => {
    const { clock, start, history } = await setUp();
    record(history, clock, { queueDepth: 4 }, { one: 3 });
    clock.advance(15_000);
    record(history, clock, { queueDepth: 6 }, { one: 5 });
    await history.keeper.save();
    clock.advance(30_000);

    const again = await start();
    expect(await valuesOf(again, clock)).toEqual([
      [-45, 4],
      [-30, 6],
    ]);
    expect(await valuesOf(again, clock, { endpoint: 'one' })).toEqual([
      [-45, 3],
      [-30, 5],
    ]);
  });

  it('knows after a restart, and on other replicas, who asked for which weights', async () => {
    const { clock, start, history } = await setUp();
    const replica = await start();
    const step = {
      entityRef: 'component:default/chat',
      versions: { namespace: 'llm', stable: 'chat', canary: 'chat-v2' },
      weights: { stable: 50, canary: 50 },
      pullRequest: 'https://git.example/llm/pulls/7',
      verdict: 'insufficient' as const,
      reason: 'Testers are content',
      by: 'user:default/chloe',
      atMs: clock.now(),
    };
    await history.steps.add(step);
    clock.advance(DAY);
    await history.steps.add({ ...step, atMs: clock.now() });
    const abort = {
      ...step,
      weights: { stable: 100, canary: 0 },
      atMs: clock.now(),
    };
    await history.steps.add(abort);
    await replica.steps.refresh();

    for (const { steps } of [history, replica, await start()]) {
      expect(steps.of('component:default/chat')).toEqual([step, abort]);
      expect(steps.of('component:default/other')).toEqual([]);
    }
    clock.advance(13 * DAY + HOUR);
    await history.keeper.save();
    expect((await start()).steps.of('component:default/chat')).toEqual([abort]);
  });

  it('joins what was before a restart with what comes after it', async () => {
    const { clock, start, history } = await setUp();
    record(history, clock, { queueDepth: 4 });
    await history.keeper.save();
    clock.advance(15_000);

    const again = await start();
    record(again, clock, { queueDepth: 8 });
    const joined = [
      [-15, 4],
      [0, 8],
    ];
    expect(await valuesOf(again, clock)).toEqual(joined);
    await again.keeper.save();
    expect(await valuesOf(again, clock)).toEqual(joined);
    expect(await valuesOf(await start(), clock)).toEqual(joined);
    expect(await valuesOf(again, clock, { rangeMs: DAY })).toEqual([[-15, 6]]);
  });

  it('takes a whole hour back into memory', async () => {
    const { clock, knex, start, history } = await setUp();
    const ages: number[] = [];
    for (let step = 0; step < 18; step++) {
      record(history, clock, { queueDepth: step });
      clock.advance(195_000);
      ages.unshift(-(step + 1) * 195);
    }
    await history.keeper.save();

    const again = await start();
    record(again, clock, { queueDepth: 18 });
    await again.keeper.save();
    // What follows is not from the database.
    await knex('load_history').delete();
    expect(await valuesOf(again, clock)).toEqual(
      [...ages, 0].map((age, step) => [age, step]),
    );
  });

  it('keeps what the one before writes after it was taken over', async () => {
    const { clock, start, history } = await setUp();
    record(history, clock, { queueDepth: 4 });
    await history.keeper.save();
    clock.advance(15_000);
    record(history, clock, { queueDepth: 5 });

    // Knows nothing of the 5 yet, and has the same minute to write.
    const next = await start();
    clock.advance(15_000);
    record(next, clock, { queueDepth: 6 });
    await next.keeper.save();
    await history.keeper.save();
    clock.advance(15_000);
    record(next, clock, { queueDepth: 7 });
    await next.keeper.save();

    const all = [
      [-45, 4],
      [-30, 5],
      [-15, 6],
      [0, 7],
    ];
    expect(await valuesOf(next, clock)).toEqual(all);
    expect(await valuesOf(await start(), clock)).toEqual(all);
  });

  it('merges minutes and ten minutes: rates by mean, quantiles by the worst', async () => {
    const { clock, history } = await setUp();
    for (let step = 0; step < 80; step++) {
      record(history, clock, {
        requestRate: step,
        ttftMs: { p50: 10 + step, p95: 100 + step },
      });
      clock.advance(15_000);
    }
    await history.keeper.save();
    const minutes = await valuesOf(history, clock, {
      rangeMs: DAY,
      signal: 'requestRate',
    });
    expect(minutes).toHaveLength(20);
    expect(minutes?.slice(0, 2)).toEqual([
      [-1200, 1.5],
      [-1140, 5.5],
    ]);
    expect(
      await valuesOf(history, clock, {
        rangeMs: 14 * DAY,
        signal: 'requestRate',
      }),
    ).toEqual([
      [-1200, 19.5],
      [-600, 59.5],
    ]);
    expect(
      await valuesOf(history, clock, {
        rangeMs: 14 * DAY,
        signal: 'ttftMs.p95',
      }),
    ).toEqual([
      [-1200, 139],
      [-600, 179],
    ]);
  });

  it('has days in steps after the hour left memory, and gaps where nothing was', async () => {
    const { clock, history } = await setUp();
    record(history, clock, { queueDepth: 4 });
    await history.keeper.save();
    clock.advance(2 * HOUR);
    record(history, clock, { queueDepth: 2 });
    await history.keeper.save();

    expect(await valuesOf(history, clock)).toEqual([[0, 2]]);
    const both = [
      [-7200, 4],
      [0, 2],
    ];
    expect(await valuesOf(history, clock, { rangeMs: DAY })).toEqual(both);
    expect(await valuesOf(history, clock, { rangeMs: 14 * DAY })).toEqual(both);
  });

  it('enforces retention for each resolution', async () => {
    const { clock, knex, history } = await setUp();
    const steps = async () =>
      (await knex('load_history').select('step_ms').orderBy('step_ms')).map(
        row => row.step_ms,
      );
    record(history, clock, { queueDepth: 4 });
    await history.keeper.save();
    expect(await steps()).toEqual([15_000, 60_000, 600_000]);
    for (const [pauseMs, left] of [
      [HOUR + 120_000, [60_000, 600_000]],
      [DAY, [600_000]],
      [14 * DAY, []],
    ] as const) {
      clock.advance(pauseMs);
      await history.keeper.save();
      expect(await steps()).toEqual(left);
    }
  });

  it('loses nothing while the database is gone, says so once, and recovers', async () => {
    const { clock, knex, logger, start, history } = await setUp();
    record(history, clock, { queueDepth: 1 });
    await history.keeper.save();
    await knex.schema.renameTable('load_history', 'elsewhere');
    for (const queueDepth of [2, 3, 4]) {
      clock.advance(30_000);
      record(history, clock, { queueDepth });
      await history.keeper.save();
    }
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(plainly(history.keeper.status())).toEqual({
      state: 'failing',
      reason: 'The database does not take what is to be saved; see the log',
      since: '2026-11-20T18:00:30.000Z',
      lastSavedAt: '2026-11-20T18:00:00.000Z',
    });
    expect((await valuesOf(history, clock))?.map(([, v]) => v)).toEqual([
      1, 2, 3, 4,
    ]);
    const day = await history.reader.read({
      pool: POOL,
      rangeMs: DAY,
      resolution: resolutionOf(DAY),
    });
    expect(plainText(day.problem ?? '')).toBe(
      'The database does not answer: only the last hour in memory is shown',
    );
    expect(day.series.map(({ signal }) => signal)).toEqual(['queueDepth']);

    await knex.schema.renameTable('elsewhere', 'load_history');
    await history.keeper.save();
    expect(history.keeper.status().state).toBe('ok');
    expect((await valuesOf(await start(), clock))?.map(([, v]) => v)).toEqual([
      1, 2, 3, 4,
    ]);
  });

  it('saves by itself, and what came last when it is stopped', async () => {
    const { clock, start, history } = await setUp();
    const stop = new AbortController();
    const running = history.keeper.run(stop.signal);
    record(history, clock, { queueDepth: 1 });
    clock.advance(30_000);
    while (history.keeper.status().lastSavedAt === undefined) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    record(history, clock, { queueDepth: 2 });
    stop.abort();
    await running;
    await history.keeper.stop();
    expect(await valuesOf(await start(), clock)).toEqual([
      [-30, 1],
      [0, 2],
    ]);
  });

  it('remembers findings and changes over a restart', async () => {
    const { clock, start, history } = await setUp();
    const objects = sampleObjects();
    objects.gatewayClasses = [];
    const topology = deriveTopology(sampleSnapshot(objects));
    const note = ({ chronicles }: History) =>
      chronicles.of('eu').note({
        topology,
        findings: judgeTopology(topology, findingRules, clock.now()).findings,
        silenced: new Set(),
        nowMs: clock.now(),
      });
    const [{ since }] = note(history);
    await history.keeper.save();
    clock.advance(60_000);
    note(history);
    await history.keeper.save();

    const again = await start();
    clock.advance(60_000);
    expect(note(again)[0].since).toBe(since);
    expect(again.chronicles.of('eu').remembered().changes).toEqual(
      history.chronicles.of('eu').remembered().changes,
    );
    clock.advance(15 * DAY);
    await again.keeper.save();
    expect((await start()).chronicles.of('eu').remembered()).toEqual({
      episodes: [],
      changes: again.chronicles.of('eu').remembered().changes,
      rollouts: [],
    });
  });

  it('goes back to an empty database', async () => {
    const { knex } = await setUp();
    await knex.migrate.rollback({ directory: `${__dirname}/../../migrations` });
    expect(await knex.schema.hasTable('load_history')).toBe(false);
  });
});
