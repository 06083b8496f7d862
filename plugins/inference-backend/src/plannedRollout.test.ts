// SPDX-License-Identifier: Apache-2.0
/*
 * A plan from its start to its end: the real Scaffolder, actions, templates, Git and
 * scheduler. What clusters measure is scripted, and minutes pass when the test says so.
 */
import { createMockDirectory } from '@backstage/backend-test-utils';
import scaffolderBackend from '@backstage/plugin-scaffolder-backend';
import localGitBackend from '@inference-portal/backstage-plugin-local-git-backend';
import scaffolderModule, {
  generateRepository,
} from '@inference-portal/backstage-plugin-scaffolder-backend-module-inference';
import {
  MODEL,
  startPlannedPortal,
  TEAM,
} from './__testUtils__/startPlannedPortal';

jest.setTimeout(600_000);

const MINUTE = 60_000;
const directory = createMockDirectory();
let portal: Awaited<ReturnType<typeof startPlannedPortal>>;

beforeEach(async () => {
  directory.clear();
  portal = await startPlannedPortal({
    directory: directory.path,
    plugins: [scaffolderBackend, scaffolderModule, localGitBackend],
  });
  await portal.commit(
    generateRepository({
      model: 'Qwen/Qwen2.5-1.5B-Instruct',
      name: 'qwen-chat',
      namespace: 'chat',
      engine: { kind: 'llm-d-inference-sim' },
      gateway: {
        provider: 'agentgateway',
        name: 'inference-gateway',
        namespace: 'inference-system',
      },
      environments: [{ name: 'prod-eu', cluster: 'prod-eu' }],
      catalog: { owner: TEAM },
    }),
  );
});
afterEach(() => portal?.stop());

const start = (steps: number[]) =>
  portal.run('canary-start', {
    entityRef: MODEL,
    cluster: 'prod-eu',
    namespace: 'chat',
    route: 'qwen-chat',
    stable: 'qwen-chat',
    canary: 'qwen-chat-v2',
    weight: 10,
    image: 'ghcr.io/llm-d/llm-d-inference-sim:v0.9.3',
    gpusConfirmed: true,
    plan: {
      steps: steps.map(weight => ({ weight, bakeMinutes: 30 })),
      nextStep: true,
      abort: true,
    },
  });

/** Until the plan sees that the canary has its share. */
const applied = (phase: string, weight: number) =>
  portal.until(`${phase} at ${weight} %`, async () => {
    const [status] = await portal.plansOf();
    const step = status?.plan?.steps[status.step ?? -1];
    return status?.phase === phase && step?.weight === weight
      ? status
      : undefined;
  });
const ended = (how: string) =>
  portal.until(`the end, ${how}`, async () => {
    const plan = await portal.read('rollout.yaml');
    return plan?.includes(`ended: ${how}`) ? plan : undefined;
  });

it('goes from its start to the end by itself, as somebody merges', async () => {
  await start([10, 50, 100]);
  const merged = [await portal.merge()];
  for (const weight of [10, 50, 100]) {
    await applied('baking', weight);
    expect(
      (await portal.pulls()).filter(({ state }) => state === 'open'),
    ).toEqual([]);
    portal.clock.advance(31 * MINUTE);
    merged.push(await portal.merge());
  }
  expect(merged).toEqual([
    'Start qwen-chat-v2 beside qwen-chat, with 10 %',
    'Send 50 % of the requests to qwen-chat-v2',
    'Send all requests to qwen-chat-v2',
    'Take qwen-chat away, qwen-chat-v2 has its place',
  ]);
  await ended('promoted');
  await portal.until('nothing to follow', async () =>
    (await portal.plansOf()).length === 0 ? true : undefined,
  );
  const route = (await portal.read('base/routing/route.yaml')) ?? '';
  expect(route.match(/name: qwen-chat.*\n +weight: .*/g)).toEqual([
    expect.stringMatching(/^name: qwen-chat-v2\n +weight: 100$/),
  ]);
  expect((await portal.pulls()).map(({ state }) => state)).toEqual(
    merged.map(() => 'merged'),
  );
});

it('aborts by itself when the verdict is fail, and does nothing more', async () => {
  await start([10, 50, 100]);
  await portal.merge();
  await applied('baking', 10);
  portal.cluster.verdict = 'fail';
  expect(await portal.merge()).toBe('Send no requests to qwen-chat-v2');
  await ended('aborted');
  const { reason } = await portal.until('what is done', async () =>
    (await portal.plansOf()).find(({ phase }) => phase === 'done'),
  );
  expect(reason).toBe(
    'The plan has ended: the canary was aborted. Nothing follows from it',
  );
  portal.clock.advance(31 * MINUTE);
  const { decidedAt } = (await portal.plansOf())[0];
  await portal.until('a later look', async () =>
    (await portal.plansOf())[0].decidedAt === decidedAt ? undefined : true,
  );
  expect((await portal.pulls()).map(({ title }) => title)).toEqual([
    'Send no requests to qwen-chat-v2',
    'Start qwen-chat-v2 beside qwen-chat, with 10 %',
  ]);
});
