// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  resetPortal,
  ROLLOUT,
  rolloutOf,
  ROLLOUTS,
  rolloutsAnswer,
  startCanaryPortal,
} from '../__testUtils__/canaryPortal';
import { generateModel } from '../__testUtils__/generateModel';
import { createTask } from '../__testUtils__/createTask';
import { runAction } from '../__testUtils__/runAction';
import { createAbortCanaryAction } from './abortCanary';
import { createRecordCanaryAction } from './recordCanary';
import { createShiftCanaryAction } from './shiftCanary';
import { createStartCanaryAction } from './startCanary';

const workspace = createMockDirectory();
const STEPS = `${ROLLOUTS}/steps`;
const PULL = 'https://git.example/chat/qwen-chat/pulls/7';
const VERSIONS = {
  namespace: 'chat',
  stable: 'qwen-chat',
  canary: 'qwen-chat-v2',
};
const REASON = 'Testers are content';
const WHERE = { way: 'pools', route: ROLLOUT.route };
const HALF = {
  ...WHERE,
  versions: VERSIONS,
  weights: { stable: 50, canary: 50 },
  verdict: 'insufficient',
  reason: REASON,
};
let parts: Awaited<ReturnType<typeof startCanaryPortal>>;

beforeAll(async () => {
  parts = await startCanaryPortal();
});
afterAll(() => parts.portal.stop());
beforeEach(async () => {
  workspace.clear();
  resetPortal(parts.portal);
  await generateModel(workspace.path);
});

const record = (input: JsonObject) =>
  runAction(
    createRecordCanaryAction(parts.services),
    { entityRef: ROLLOUT.entityRef, pullRequestUrl: PULL, ...input },
    workspace.path,
  );

it('tells the portal what each step asked for, and on which verdict and reason', async () => {
  const { portal } = parts;
  portal.answers[STEPS] = { body: { by: 'user:default/mock' } };
  const { services } = parts;
  const started = await runAction(
    createStartCanaryAction(services),
    { ...ROLLOUT, weight: 10 },
    workspace.path,
  );
  portal.answers[ROLLOUTS] = rolloutsAnswer(
    rolloutOf({ verdict: 'insufficient' }),
  );
  const shifted = await runAction(
    createShiftCanaryAction(services),
    { ...ROLLOUT, weight: 50, reason: REASON },
    workspace.path,
  );
  const aborted = await runAction(
    createAbortCanaryAction(services),
    ROLLOUT,
    workspace.path,
  );

  expect([started, shifted, aborted].map(({ asked }) => asked)).toEqual([
    { ...WHERE, versions: VERSIONS, weights: { stable: 90, canary: 10 } },
    HALF,
    { ...WHERE, versions: VERSIONS, weights: { stable: 100, canary: 0 } },
  ]);
  portal.asked.length = 0;
  const onBehalfOf = 'group:default/team-chat';
  expect(await record({ asked: HALF, onBehalfOf })).toEqual({
    recorded: true,
  });
  expect(portal.asked).toEqual([`POST /api${STEPS}`]);
  expect(JSON.parse(portal.body ?? '')).toEqual({
    ...HALF,
    pullRequest: PULL,
    onBehalfOf,
  });
});

it('does not fail a task whose change is proposed already', async () => {
  const asked = { versions: VERSIONS, weights: { stable: 90, canary: 10 } };
  expect(await record({ asked })).toEqual({ recorded: false });
  await parts.portal.stop();
  expect(await record({ asked })).toEqual({ recorded: false });
  parts = await startCanaryPortal();
});

it('tells nothing in a dry run', async () => {
  const asked = { versions: VERSIONS, weights: { stable: 90, canary: 10 } };
  await createTask(workspace.path)(
    createRecordCanaryAction(parts.services),
    { entityRef: ROLLOUT.entityRef, pullRequestUrl: PULL, asked },
    { isDryRun: true },
  );
  expect(parts.portal.asked).toEqual([]);
});
