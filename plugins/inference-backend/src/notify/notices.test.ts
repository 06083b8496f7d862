// SPDX-License-Identifier: Apache-2.0
/* The keeper, the store on real databases, and the sender, of two backends. */
import { resolve } from 'node:path';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { EventParams } from '@backstage/plugin-events-node';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { MUTE_ANNOTATION } from '@inference-portal/backstage-plugin-inference-common';
import { Trouble } from '../core/notices/Notice';
import { FakeClock } from '../sources/kubernetes/testing/FakeClock';
import { NoticeKeeper } from './NoticeKeeper';
import { NoticeSender } from './NoticeSender';
import { NoticeMessage } from './NoticeMessage';
import { NoticeStore } from './NoticeStore';
import { NotifyConfig } from './NotifyConfig';
import { OwnerDirectory } from './OwnerDirectory';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const SECOND = 1_000;
const QWEN = 'component:default/qwen';
const CHAT = 'group:default/chat';

const CONFIG: NotifyConfig = {
  times: {
    settleMs: {
      failing: 10 * SECOND,
      degraded: 10 * SECOND,
      rollout: 0,
      advisory: 0,
    },
    wellMs: 10 * SECOND,
    flapMs: 600 * SECOND,
  },
  quietHours: [],
  muted: new Map(),
};

const trouble = (more: Partial<Trouble> = {}): Trouble => ({
  entityRef: QWEN,
  code: 'picker-unschedulable',
  level: 'failing',
  title: 'No node has room for the endpoint picker',
  detail: 'It asks for 1 GPU, and none is free.',
  clusters: ['eu'],
  ...more,
});

function entity(kind: string, name: string, mute?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      ...(mute && { annotations: { [MUTE_ANNOTATION]: mute } }),
    },
    ...(kind === 'Component' && {
      relations: [{ type: 'ownedBy', targetRef: CHAT }],
    }),
  };
}

const QWEN_ENTITY = entity('Component', 'qwen');

/** What all backends share, and what they bring about. */
class World {
  readonly clock = new FakeClock();
  readonly sent: NotificationSendOptions[] = [];
  readonly events: EventParams[] = [];
  readonly logger = mockServices.logger.mock();
  troubles: Trouble[] = [];
  isDown = false;

  static async create(
    entities: Entity[] = [entity('Group', 'chat'), entity('Component', 'qwen')],
    more: Partial<NotifyConfig> = {},
  ) {
    const knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({
      directory: resolve(__dirname, '../../migrations'),
    });
    const byRef = entities.map(
      each => [stringifyEntityRef(each), each] as const,
    );
    return new World(new Map(byRef), { ...CONFIG, ...more }, knex);
  }

  private constructor(
    private readonly entities: ReadonlyMap<string, Entity>,
    private readonly config: NotifyConfig,
    private readonly knex: Awaited<ReturnType<typeof databases.init>>,
  ) {}

  backend() {
    const { clock, logger } = this;
    let ids = 0;
    const name = Math.random();
    const store = new NoticeStore(this.knex, () => `${name} ${ids++}`);
    const owners = new OwnerDirectory({
      catalog: catalogServiceMock.mock({
        getEntitiesByRefs: async ({ entityRefs }) => ({
          items: entityRefs.map(ref => this.entities.get(ref)),
        }),
      }),
      auth: mockServices.auth(),
      logger,
      config: this.config,
    });
    const keeper = new NoticeKeeper({
      observe: async () => ({
        troubles: new Map(
          this.troubles.map(each => [`${each.entityRef} ${each.code}`, each]),
        ),
        heard: new Set(['eu']),
      }),
      store,
      owners,
      config: this.config,
      clock,
      logger,
    });
    const sender = new NoticeSender({
      store,
      clock,
      logger,
      notifications: {
        send: async options => {
          if (this.isDown) {
            throw new Error('Request failed with status 503');
          }
          this.sent.push(options);
        },
      },
      events: {
        publish: async params => {
          this.events.push(params);
        },
        subscribe: async () => {},
      },
    });
    return { keeper, sender, store };
  }

  titles(): Array<string | undefined> {
    return this.sent.map(({ payload }) => payload.title);
  }
}

type Backend = ReturnType<World['backend']>;

/** Lets the seconds pass; all backends look and send at once, again and again. */
async function live(world: World, backends: Backend[], seconds: number) {
  const { signal } = new AbortController();
  for (let second = 0; second < seconds; second += 5) {
    world.clock.advance(5 * SECOND);
    await Promise.all(backends.map(({ keeper }) => keeper.look()));
    await Promise.all(backends.map(({ sender }) => sender.sendSome(signal)));
  }
}

it('tells the owner once when it fails and once when it is mended, of two backends on one database', async () => {
  const world = await World.create();
  const backends = [world.backend(), world.backend()];
  world.troubles = [trouble()];
  await live(world, backends, 60);
  expect(world.sent).toEqual([
    {
      recipients: { type: 'entity', entityRef: CHAT },
      payload: {
        title: 'qwen is failing: No node has room for the endpoint picker',
        description:
          'It asks for 1 GPU, and none is free. (picker-unschedulable)',
        link: '/catalog/default/component/qwen/inference',
        severity: 'high',
        topic: 'inference.entity.health',
        scope: `${QWEN} picker-unschedulable`,
      },
    },
  ]);

  // A restart knows what was told.
  const restarted = [world.backend(), world.backend()];
  await live(world, restarted, 60);
  expect(world.sent).toHaveLength(1);

  world.troubles = [];
  await live(world, restarted, 60);
  expect(world.titles().slice(1)).toEqual(['qwen is well again']);
  expect(world.sent[1].payload.scope).toBe(world.sent[0].payload.scope);
  expect(world.events.map(({ topic }) => topic)).toEqual([
    'inference.entity.health',
    'inference.entity.health',
  ]);
  expect(world.events[1].eventPayload).toMatchObject({
    entityRef: QWEN,
    kind: 'ends',
    level: 'failing',
    owners: [CHAT],
  });
});

it('keeps what nobody takes, says so once, and sends the newest of it later', async () => {
  const world = await World.create();
  const backend = world.backend();
  world.isDown = true;
  world.troubles = [trouble(), trouble({ code: 'bbr-missing', title: 'B' })];
  await live(world, [backend], 60);
  world.troubles = [trouble({ code: 'bbr-missing', title: 'B' })];
  await live(world, [backend], 60);
  expect(world.sent).toEqual([]);
  expect(world.logger.error).toHaveBeenCalledTimes(1);

  world.isDown = false;
  await live(world, [backend], 1_200);
  expect(world.titles().sort()).toEqual([
    'qwen is failing: B',
    'qwen: mended, and something else is not',
  ]);
  expect(world.events).toHaveLength(3);
  expect(await backend.store.countWaiting()).toBe(0);
});

it('sums up ten thousand at once, and remembers each', async () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `m${index}`);
  const refs = names.map(name => `component:default/${name}`);
  const world = await World.create([
    entity('Group', 'chat'),
    ...names.map(name => entity('Component', name)),
  ]);
  const backend = world.backend();
  world.troubles = refs.map(entityRef => trouble({ entityRef }));
  const { signal } = new AbortController();
  await backend.keeper.look();
  world.clock.advance(20 * SECOND);
  await backend.keeper.look();
  while ((await backend.sender.sendSome(signal)) > 0) {
    // Until all is told.
  }
  expect(world.sent).toHaveLength(11);
  expect(world.titles()).toContain("9990 more changes of your models' health");
  expect(world.events).toHaveLength(10_000);
  expect((await backend.store.readAll()).size).toBe(10_000);
});

it.each<[string, Entity[], Partial<NotifyConfig>, string[]]>([
  ['an entity that nobody owns', [entity('Group', 'chat')], {}, []],
  ['an owner whom the catalog does not have', [QWEN_ENTITY], {}, []],
  [
    'such an owner, where there is somebody to fall back on',
    [QWEN_ENTITY],
    { fallback: 'group:default/platform' },
    ['group:default/platform'],
  ],
  [
    'a team that wants none of it',
    [QWEN_ENTITY, entity('Group', 'chat', 'failing')],
    {},
    [],
  ],
  [
    'a team that wants only that',
    [QWEN_ENTITY, entity('Group', 'chat', 'advisory')],
    {},
    [CHAT],
  ],
  [
    'an entity of which nobody wants to hear',
    [entity('Group', 'chat'), entity('Component', 'qwen', 'all')],
    {},
    [],
  ],
  [
    'a team that the configuration keeps quiet',
    [QWEN_ENTITY, entity('Group', 'chat')],
    { muted: new Map([[CHAT, new Set(['failing'] as const)]]) },
    [],
  ],
])('of %s', async (_, entities, more, recipients) => {
  const world = await World.create(entities, more);
  world.troubles = [trouble()];
  await live(world, [world.backend()], 60);
  expect(
    world.sent.map(({ recipients: to }) => 'entityRef' in to && to.entityRef),
  ).toEqual(recipients);
  const isMissing = entities.length === 1;
  expect(world.logger.warn).toHaveBeenCalledTimes(isMissing ? 1 : 0);
  // Others may still want to know.
  expect(world.events).toHaveLength(1);
});

it.each([
  ['begins', undefined, true],
  ['goes on', 1, true],
  ['is forgotten', 1, false],
])(
  'of two who read the same, one tells that it %s',
  async (_, version, stays) => {
    const world = await World.create();
    const [{ store: first }, { store: second }] = [
      world.backend(),
      world.backend(),
    ];
    const record = { ...trouble(), sinceMs: 1, toldMs: [] };
    const change = (messages: NoticeMessage[], ofVersion = version) => ({
      entityRef: QWEN,
      code: record.code,
      version: ofVersion,
      record: stays || messages.length === 0 ? record : undefined,
      messages,
    });
    if (version) {
      const { version: _none, ...begin } = change([]);
      await first.write([begin], 0);
    }
    const message: NoticeMessage = {
      channel: 'notification',
      recipient: CHAT,
      scope: QWEN,
      title: 'Told',
      description: 'Once',
      link: '/',
      severity: 'high',
      topic: 'inference.entity.health',
    };
    expect(await first.write([change([message])], 0)).toBe(1);
    const [taken] = await first.claim(10, 0);
    await first.sent(taken);

    expect(await second.write([change([message])], 0)).toBe(0);
    expect(await second.countWaiting()).toBe(0);
  },
);

it('gives what is waiting to one backend, and to another when that one died', async () => {
  const world = await World.create();
  const [{ store: first, keeper }, { store: second }] = [
    world.backend(),
    world.backend(),
  ];
  world.troubles = [trouble({ level: 'advisory' })];
  await keeper.look();
  const nowMs = world.clock.now();
  const taken = await Promise.all([
    first.claim(10, nowMs),
    second.claim(10, nowMs),
  ]);
  expect(taken.flat()).toHaveLength(2);
  expect(await second.claim(10, nowMs + 59_000)).toEqual([]);
  expect(await second.claim(10, nowMs + 60_000)).toHaveLength(2);
});
