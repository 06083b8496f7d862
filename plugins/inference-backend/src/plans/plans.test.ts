// SPDX-License-Identifier: Apache-2.0
/* Plans on a real database, by a fake Git: what is done, once, and gone on with. */
import { resolve } from 'node:path';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { DefaultSchedulerService } from '@backstage/backend-defaults/scheduler';
import { JsonObject } from '@backstage/types';
import {
  Rollout,
  RolloutPlan,
  RolloutVerdict,
  RolloutWay,
} from '@inference-portal/backstage-plugin-inference-common';
import { plainOf } from '../core/plainOf';
import { RolloutLimits } from '../service/RolloutLimits';
import { FakeClock } from '../sources/kubernetes/testing/FakeClock';
import { ObservedRollouts } from './observeRollouts';
import { ReadPlan } from './PlanFiles';
import { planId, PlannedRollout } from './PlanRecord';
import { PlanRunner } from './PlanRunner';
import { PlanStore } from './PlanStore';
import { planTroubles } from './planTroubles';
import { RolloutTask, RolloutTaskState } from './RolloutTasks';
import { toPlanStatus } from './toPlanStatus';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const MINUTE = 60_000;
const ENTITY = 'component:default/qwen';
const CHAT = 'group:default/chat';
const URL = 'http://git/chat/qwen/blob/main/rollout.yaml';

const PLAN: RolloutPlan = {
  way: 'pools',
  namespace: 'chat',
  route: 'qwen',
  stable: 'v1',
  canary: 'v2',
  owner: 'user:default/chloe',
  approvers: ['user:default/ann'],
  steps: [
    { weight: 10, bakeMs: 5 * MINUTE, approval: false },
    { weight: 50, bakeMs: 5 * MINUTE, approval: false },
    { weight: 100, bakeMs: 5 * MINUTE, approval: false },
  ],
  limits: {},
  automation: { nextStep: true, abort: true },
};

const ABOUT: PlannedRollout = {
  entityRef: ENTITY,
  way: 'pools',
  namespace: 'chat',
  route: 'qwen',
  stable: 'v1',
  canary: 'v2',
};

/** What all backends share: clusters, Git, the Scaffolder, a database. */
class World {
  readonly clock = new FakeClock();
  readonly started: Array<RolloutTask & { by: string }> = [];
  readonly audited: JsonObject[] = [];
  tasks: RolloutTaskState = { state: 'running' };
  read: ReadPlan = { state: 'found', url: URL, plan: PLAN };
  owners = [CHAT];
  verdict: RolloutVerdict = 'pass';
  /** Newest last; empty where a pool is gone. */
  weights: Array<{ weight: number; atMs: number }> = [];
  isHeard = true;
  startFails?: string;
  readonly limits = new RolloutLimits();

  static async create(...ways: RolloutWay[]) {
    const knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({
      directory: resolve(__dirname, '../../migrations'),
    });
    const world = new World(knex, ways.length > 0 ? ways : ['pools']);
    world.set(10);
    return world;
  }

  private constructor(
    readonly knex: Awaited<ReturnType<typeof databases.init>>,
    private readonly ways: readonly RolloutWay[],
  ) {}

  /** Somebody merges, and the cluster has it. */
  set(weight: number) {
    this.weights = [...this.weights, { weight, atMs: this.clock.now() }];
  }

  private observe(): ObservedRollouts {
    const found = this.weights.length === 0 ? [] : this.ways;
    return new Map(
      found.map(way => {
        const about = { ...ABOUT, way };
        const id = planId(about);
        const rollout = this.rollout(way);
        return [
          id,
          { id, ...about, found: [{ rollout, isLive: this.isHeard }] },
        ];
      }),
    );
  }

  private rollout(way: RolloutWay): Rollout {
    const ref = (name: string) => ({ cluster: 'eu', namespace: 'chat', name });
    const { weight } = this.weights[this.weights.length - 1];
    return {
      way,
      route: ref('qwen'),
      rule: 3,
      stable: ref('v1'),
      canary: ref('v2'),
      others: [],
      configured: weight / 100,
      weights: { stable: 100 - weight, canary: weight },
      verdict: this.verdict,
      reasons: [`it is ${this.verdict}`],
      comparisons: [],
      guards: [],
      warmUp: { done: true, reason: 'warm' },
      forecast: { reason: 'soon' },
      steps: this.weights.map(step => ({
        at: new Date(step.atMs).toISOString(),
        weight: step.weight / 100,
      })),
      providerSupport: { ok: true },
    };
  }

  backend() {
    const store = new PlanStore(this.knex);
    const runner = new PlanRunner({
      observe: () => this.observe(),
      judge: rollout => rollout,
      limits: this.limits,
      isHeard: () => this.isHeard,
      ownersOf: () => this.owners,
      files: { read: async () => this.read },
      store,
      tasks: {
        start: async (task, credentials) => {
          if (this.startFails !== undefined) {
            throw new Error(this.startFails);
          }
          const principal = credentials.principal as { subject?: string };
          this.started.push({ ...task, by: String(principal.subject) });
          return `task-${this.started.length}`;
        },
        look: async () => this.tasks,
      },
      auth: mockServices.auth({ pluginId: 'inference' }),
      auditor: mockServices.auditor.mock({
        createEvent: async ({ eventId, meta = {} }) => {
          const event: JsonObject = { eventId, ...meta };
          this.audited.push(event);
          return {
            success: async more => {
              Object.assign(event, { status: 'succeeded' }, more?.meta);
            },
            fail: async ({ error }) => {
              Object.assign(event, { status: 'failed', error: error.message });
            },
          };
        },
      }),
      clock: this.clock,
      logger: mockServices.logger.mock(),
    });
    const { signal } = new AbortController();
    return { store, look: () => runner.look(signal) };
  }

  async record() {
    const [record] = await new PlanStore(this.knex).readOf(ENTITY);
    return record;
  }

  async status() {
    const record = await this.record();
    const status = record && toPlanStatus(record);
    return status && plainOf(status);
  }
}

type Backend = ReturnType<World['backend']>;

/** Lets the minutes pass; every backend looks in each. */
async function live(world: World, backends: Backend[], minutes: number) {
  for (let minute = 0; minute < minutes; minute++) {
    world.clock.advance(MINUTE);
    await Promise.all(backends.map(({ look }) => look()));
  }
}

const summary = (world: World) =>
  world.started.map(({ template, values }) =>
    `${template} ${values.weight ?? ''}`.trim(),
  );

it('goes all steps, each once and for the plan’s owner, as people merge', async () => {
  const world = await World.create();
  const backends = [world.backend(), world.backend()];
  await live(world, backends, 4);
  expect(await world.status()).toMatchObject({
    phase: 'baking',
    step: 0,
    next: { action: 'shift', weight: 50, automatic: true },
    waitingFor: [],
  });
  expect(world.started).toEqual([]);

  await live(world, backends, 2);
  expect(world.started).toEqual([
    {
      template: 'canary-shift',
      values: {
        entityRef: ENTITY,
        cluster: 'eu',
        namespace: 'chat',
        route: 'qwen',
        rule: 3,
        stable: 'v1',
        canary: 'v2',
        weight: 50,
        onBehalfOf: 'user:default/chloe',
      },
      by: 'plugin:inference',
    },
  ]);
  world.tasks = { state: 'done', changed: true, pullRequest: 'http://git/1' };
  await live(world, backends, 60);
  expect(world.started).toHaveLength(1);
  expect(await world.status()).toMatchObject({
    phase: 'asking',
    reason:
      'The canary passed at 10 %. The pull request is open: merge it, or close it and decide',
    waitingFor: ['user:default/ann'],
    deed: {
      action: 'shift',
      state: 'proposed',
      pullRequest: 'http://git/1',
      taskId: 'task-1',
      onBehalfOf: 'user:default/chloe',
    },
  });

  world.set(50);
  await live(world, backends, 7);
  world.set(100);
  world.verdict = 'insufficient';
  await live(world, backends, 7);
  expect(summary(world)).toEqual([
    'canary-shift 50',
    'canary-promote',
    'canary-promote',
  ]);
  expect(world.started[2].values).toMatchObject({ bakeMinutes: 5 });
  expect(world.audited.map(({ status }) => status)).toEqual([
    'succeeded',
    'succeeded',
    'succeeded',
  ]);
  expect(world.audited[0]).toMatchObject({
    eventId: 'rollout-plan',
    queryType: 'shift',
    entityRef: ENTITY,
    onBehalfOf: 'user:default/chloe',
    before: { stable: 90, canary: 10 },
    weightAfter: 50,
    verdict: 'pass',
    reason: 'The canary passed at 10 %',
    taskId: 'task-1',
  });

  // The old pool is gone, and with it the rollout; the plan says that it ended.
  world.weights = [];
  world.read = {
    state: 'found',
    url: URL,
    plan: { ...PLAN, ended: 'promoted' },
  };
  await live(world, backends, 1);
  expect(await world.record()).toBeUndefined();
});

it('aborts at once when it fails, over a step that is proposed', async () => {
  const world = await World.create();
  const backend = world.backend();
  await live(world, [backend], 5);
  world.tasks = { state: 'done', changed: true, pullRequest: 'http://git/1' };
  await live(world, [backend], 1);
  world.verdict = 'fail';
  await live(world, [backend], 3);
  expect(summary(world)).toEqual(['canary-shift 50', 'canary-abort']);
  expect(world.started[1].values).toMatchObject({
    reason: 'The verdict is fail: eu: it is fail',
    onBehalfOf: 'user:default/chloe',
  });
  expect(planTroubles([await world.record()])).toEqual([
    {
      entityRef: ENTITY,
      code: 'rollout-abort-proposed',
      level: 'rollout',
      title: 'A rollout failed, and its abort waits to be merged',
      detail:
        'v1 to v2, at 10 %: The verdict is fail: eu: it is fail. The pull request is open: merge it, or close it and decide. http://git/1',
      clusters: ['eu'],
    },
  ]);

  world.set(0);
  await live(world, [backend], 30);
  expect(world.started).toHaveLength(2);
  expect(planTroubles([await world.record()])).toMatchObject([
    { code: 'rollout-aborted', level: 'rollout' },
  ]);
  // The abort wrote it into the plan too.
  world.read = {
    state: 'found',
    url: URL,
    plan: { ...PLAN, ended: 'aborted' },
  };
  await live(world, [backend], 1);
  expect(await world.status()).toMatchObject({ phase: 'done' });
  expect(planTroubles([await world.record()])).toMatchObject([
    { code: 'rollout-aborted' },
  ]);
});

it('only tells who waits where nobody opted in, and where there is no plan', async () => {
  const world = await World.create();
  const backend = world.backend();
  world.read = {
    state: 'found',
    url: URL,
    plan: {
      ...PLAN,
      approvers: [],
      automation: { nextStep: false, abort: false },
    },
  };
  await live(world, [backend], 6);
  expect(await world.status()).toMatchObject({
    phase: 'asking',
    waitingFor: [CHAT],
  });
  expect(planTroubles([await world.record()])).toMatchObject([
    { code: 'rollout-waits' },
  ]);
  world.read = { state: 'none' };
  await live(world, [backend], 1);
  expect(planTroubles([await world.record()])).toMatchObject([
    { code: 'rollout-waits' },
  ]);
  world.verdict = 'fail';
  await live(world, [backend], 1);
  expect(planTroubles([await world.record()])).toMatchObject([
    { code: 'rollout-failed' },
  ]);
  expect(world.started).toEqual([]);
});

it('goes on after Git was down for ten minutes, and does nothing meanwhile', async () => {
  const world = await World.create();
  const backend = world.backend();
  await live(world, [backend], 2);
  world.read = {
    state: 'unreadable',
    url: URL,
    problem: `${URL} can’t be read: 503`,
  };
  await live(world, [backend], 10);
  expect(world.started).toEqual([]);
  expect(await world.status()).toMatchObject({
    phase: 'held',
    plan: PLAN,
    problem: `${URL} can’t be read: 503`,
    reason: `The canary passed at 10 %. The plan can’t be followed: ${URL} can’t be read: 503`,
  });
  world.read = { state: 'found', url: URL, plan: PLAN };
  await live(world, [backend], 1);
  expect(summary(world)).toEqual(['canary-shift 50']);
});

it.each<[string, ReadPlan, { problem: string; phase: string }]>([
  [
    'what can’t be read as a plan',
    { state: 'invalid', url: URL, problem: 'steps[0].weight is negative' },
    { problem: 'steps[0].weight is negative', phase: 'held' },
  ],
  [
    'a repository that is gone',
    { state: 'none', url: URL },
    {
      problem:
        'There was a plan, and there is none any more: the file was taken away, or the repository is gone or was moved',
      phase: 'asking',
    },
  ],
  [
    'a plan for something else',
    { state: 'found', url: URL, plan: { ...PLAN, canary: 'v3' } },
    {
      problem:
        'It is the plan of the route chat/qwen, v1 to v3, and not of this rollout',
      phase: 'asking',
    },
  ],
])('does nothing by %s, and says so for as long', async (_, read, told) => {
  const world = await World.create();
  const backend = world.backend();
  await live(world, [backend], 2);
  world.read = read;
  await live(world, [backend], 8);
  expect(world.started).toEqual([]);
  expect(await world.status()).toMatchObject(told);
});

it('says that a plan is gone as long as it is, also where that was kept without marks', async () => {
  const world = await World.create();
  const backend = world.backend();
  await live(world, [backend], 2);
  world.read = { state: 'none', url: URL };
  await live(world, [backend], 2);
  const before = await world.status();
  await world
    .knex('rollout_plans')
    .update({ record: JSON.stringify(plainOf(await world.record())) });
  await live(world, [backend], 2);
  expect((await world.status())?.problem).toMatch(/^There was a plan/);
  expect((await world.status())?.problem).toBe(before?.problem);
});

it('tries again, later each time, what could not be done, and says why', async () => {
  const world = await World.create();
  const backend = world.backend();
  world.startFails = 'the Scaffolder does not answer';
  await live(world, [backend], 6);
  expect(await world.status()).toMatchObject({
    phase: 'held',
    reason:
      'The canary passed at 10 %. It could not be proposed: the Scaffolder does not answer',
    deed: { state: 'failed', reason: 'the Scaffolder does not answer' },
  });
  expect(world.audited[0]).toMatchObject({
    status: 'failed',
    error: 'the Scaffolder does not answer',
  });
  const before = world.audited.length;
  await live(world, [backend], 60);
  expect(world.audited.length - before).toBeLessThan(8);

  world.startFails = undefined;
  await live(world, [backend], 31);
  expect(summary(world)).toEqual(['canary-shift 50']);
});

it('tries again what the Scaffolder refused', async () => {
  const world = await World.create();
  const backend = world.backend();
  await live(world, [backend], 5);
  world.tasks = {
    state: 'failed',
    reason: 'user:default/ann proposed another',
  };
  await live(world, [backend], 1);
  expect(await world.status()).toMatchObject({
    phase: 'held',
    deed: { state: 'failed', reason: 'user:default/ann proposed another' },
  });
  world.tasks = { state: 'running' };
  await live(world, [backend], 2);
  expect(world.started).toHaveLength(2);
});

it('goes on where a backend died between noting a step and starting it', async () => {
  const world = await World.create();
  const dying = world.backend();
  await live(world, [dying], 4);
  // It notes, and is gone.
  const noted = jest.spyOn(world.started, 'push').mockImplementationOnce(() => {
    throw new Error('killed');
  });
  const write = jest.spyOn(dying.store, 'write');
  let writes = 0;
  write.mockImplementation(async (record, version) => {
    writes += 1;
    return writes === 1
      ? PlanStore.prototype.write.call(dying.store, record, version)
      : undefined;
  });
  await live(world, [dying], 1);
  expect((await world.record()).deed).toMatchObject({ state: 'starting' });
  noted.mockRestore();

  const next = world.backend();
  await next.look();
  expect(world.started).toEqual([]);
  await live(world, [next], 3);
  expect(summary(world)).toEqual(['canary-shift 50']);
  expect((await world.record()).deed).toMatchObject({
    state: 'running',
    attempts: 2,
  });
});

it('gives up a task that does not come to an end', async () => {
  const world = await World.create();
  const backend = world.backend();
  await live(world, [backend], 5 + 15);
  expect(world.started).toHaveLength(1);
  await live(world, [backend], 3);
  expect(world.started).toHaveLength(2);
});

it('keeps what it knows while a cluster is away, also after a restart', async () => {
  const world = await World.create();
  await live(world, [world.backend()], 2);
  const before = await world.record();
  world.isHeard = false;
  world.weights = [];
  await live(world, [world.backend()], 3);
  expect(await world.record()).toEqual(before);
});

it('says that a pool is gone under its canary', async () => {
  const world = await World.create();
  const backend = world.backend();
  await live(world, [backend], 2);
  world.weights = [];
  await live(world, [backend], 1);
  expect(await world.status()).toMatchObject({
    phase: 'held',
    reason: expect.stringContaining('or one of them is gone'),
  });
});

it('does nothing for a model that nobody owns, and says so', async () => {
  const world = await World.create();
  world.owners = [];
  world.read = {
    state: 'found',
    url: URL,
    plan: { ...PLAN, owner: undefined },
  };
  await live(world, [world.backend()], 7);
  expect(world.started).toEqual([]);
  expect(await world.status()).toMatchObject({
    phase: 'held',
    reason: expect.stringContaining('the model has no owner'),
  });
});

it('does not stop for one rollout that can’t be followed', async () => {
  const world = await World.create();
  const backend = world.backend();
  const { store } = backend;
  jest.spyOn(store, 'readAll').mockImplementation(async () => {
    const kept = await PlanStore.prototype.readAll.call(store);
    const [first] = kept.values();
    return first
      ? new Map([
          [
            'broken',
            { ...first, record: { ...first.record, clusters: null as never } },
          ],
          ...kept,
        ])
      : kept;
  });
  await live(world, [backend], 7);
  expect(summary(world)).toEqual(['canary-shift 50']);
});

it('keeps the limits of a plan for whoever judges, for as long as it is one', async () => {
  const world = await World.create();
  const backend = world.backend();
  const guards = () => world.limits.settingsOf({ ...ABOUT, rule: 3 }).guards;
  const plan = { ...PLAN, limits: { maxTtftMs: 900 } };
  world.read = { state: 'found', url: URL, plan };
  await live(world, [backend], 1);
  expect(guards()).toEqual([{ signal: 'ttftMs', limit: 900 }]);
  // It holds on while Git is down.
  world.read = { state: 'unreadable', url: URL, problem: '503' };
  await live(world, [backend], 1);
  expect(guards()).toEqual([{ signal: 'ttftMs', limit: 900 }]);
  world.read = {
    state: 'found',
    url: URL,
    plan: { ...plan, ended: 'aborted' },
  };
  await live(world, [backend], 1);
  expect(guards()).toEqual([]);
});

describe('between models of a pool', () => {
  const REWRITE: RolloutPlan = { ...PLAN, way: 'rewrite' };

  it('takes the steps of the rewrite, and aborts by it', async () => {
    const world = await World.create('rewrite');
    const backend = world.backend();
    world.read = { state: 'found', url: URL, plan: REWRITE };
    await live(world, [backend], 6);
    expect(world.started).toMatchObject([
      {
        template: 'canary-shift',
        values: { way: 'rewrite', route: 'qwen', weight: 50, canary: 'v2' },
        by: 'plugin:inference',
      },
    ]);
    expect(await world.status()).toMatchObject({
      way: 'rewrite',
      deed: { action: 'shift', weight: 50 },
    });
    world.verdict = 'fail';
    await live(world, [backend], 1);
    expect(world.started[1]).toMatchObject({
      template: 'canary-abort',
      values: { way: 'rewrite' },
    });
    expect(world.audited[1]).toMatchObject({ way: 'rewrite' });
  });

  it('follows no plan of a route that is called alike, and says so', async () => {
    const world = await World.create('rewrite');
    await live(world, [world.backend()], 8);
    expect(world.started).toEqual([]);
    expect(await world.status()).toMatchObject({
      phase: 'asking',
      problem:
        'It is the plan of the route chat/qwen, v1 to v2, and not of this rollout',
    });
  });

  it('has a record of its own beside a route’s that is called alike', async () => {
    const world = await World.create('pools', 'rewrite');
    const backend = world.backend();
    world.read = { state: 'found', url: URL, plan: REWRITE };
    await live(world, [backend], 6);
    expect(world.started.map(({ values }) => values.way)).toEqual(['rewrite']);
    const records = await backend.store.readOf(ENTITY);
    expect(
      records.map(({ way, plan, problem }) => [way, plan?.way, problem]).sort(),
    ).toEqual([
      ['pools', undefined, undefined],
      ['rewrite', 'rewrite', undefined],
    ]);
  });
});

it('reads records of before plans could be of rewrites', async () => {
  const world = await World.create();
  await live(world, [world.backend()], 2);
  const [row] = await world.knex('rollout_plans').select('id', 'record');
  const { way: _, plan, ...old } = JSON.parse(row.record);
  const { way: __, ...oldPlan } = plan;
  expect(row.id).toBe(
    'b136939bac498012f9f797d7aec3149ccdf43cade1502f1be67e723a616bbf1e',
  );
  await world
    .knex('rollout_plans')
    .update({ record: JSON.stringify({ ...old, plan: oldPlan }) });
  await live(world, [world.backend()], 4);
  expect(summary(world)).toEqual(['canary-shift 50']);
  expect(await world.knex('rollout_plans').select('id')).toHaveLength(1);
});

it('is scheduled once for several backends, and goes on after a restart', async () => {
  const world = await World.create();
  await live(world, [world.backend()], 4);
  world.clock.advance(2 * MINUTE);
  let looks = 0;
  const stops: Array<() => void> = [];
  const schedule = async () => {
    const backend = world.backend();
    const scheduler = DefaultSchedulerService.create({
      database: mockServices.database.mock({
        getClient: async () => world.knex,
      }),
      logger: mockServices.logger.mock(),
      metrics: metricsServiceMock.mock(),
      rootLifecycle: mockServices.rootLifecycle.mock({
        addShutdownHook: hook => {
          stops.push(() => {
            hook();
          });
        },
      }),
      httpRouter: mockServices.httpRouter.mock(),
      pluginMetadata: { getId: () => 'inference' },
    });
    await scheduler.scheduleTask({
      id: 'inference-rollout-plans',
      frequency: { milliseconds: 100 },
      timeout: { minutes: 1 },
      scope: 'global',
      fn: async () => {
        looks += 1;
        await backend.look();
      },
    });
  };
  // Their tables are made by the first.
  await schedule();
  await schedule();
  const until = async (count: number) => {
    for (let wait = 0; looks < count && wait < 600; wait++) {
      await new Promise(done => setTimeout(done, 50));
    }
  };
  await until(2);
  expect(summary(world)).toEqual(['canary-shift 50']);
  world.tasks = { state: 'done', changed: true, pullRequest: 'http://git/1' };
  await schedule();
  await until(looks + 2);
  expect(world.started).toHaveLength(1);
  expect((await world.record()).deed).toMatchObject({ state: 'proposed' });
  stops.forEach(stop => stop());
});
