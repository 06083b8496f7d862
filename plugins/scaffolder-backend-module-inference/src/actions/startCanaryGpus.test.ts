// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  resetPortal,
  ROLLOUT,
  startCanaryPortal,
} from '../__testUtils__/canaryPortal';
import { generateModel } from '../__testUtils__/generateModel';
import { readFolder, runAction } from '../__testUtils__/runAction';
import { createStartCanaryAction } from './startCanary';

const NODES = '/kubernetes/proxy/api/v1/nodes';
const PODS = '/kubernetes/proxy/api/v1/pods';
const QUOTAS = '/kubernetes/proxy/api/v1/namespaces/chat/resourcequotas';
const GPU = 'nvidia.com/gpu';

type Parts = Awaited<ReturnType<typeof startCanaryPortal>>;
const workspace = createMockDirectory();
let parts: Parts;

beforeAll(async () => {
  parts = await startCanaryPortal();
});
afterAll(() => parts.portal.stop());
beforeEach(async () => {
  workspace.clear();
  resetPortal(parts.portal);
  await generateModel(workspace.path, {
    engine: { kind: 'vllm', replicas: 3 },
  });
});

const start = (input: JsonObject = {}) =>
  runAction(
    createStartCanaryAction(parts.services),
    { ...ROLLOUT, ...input },
    workspace.path,
  );

const pod = (nodeName: string | undefined, gpus: string, phase: string) => ({
  spec: {
    ...(nodeName && { nodeName }),
    containers: [{ resources: { limits: { [GPU]: gpus } } }],
  },
  status: { phase },
});

/** A cluster with 8 GPUs, of which pods have some. */
function cluster(used: string, quotas: object[] = []) {
  Object.assign(parts.portal.answers, {
    [NODES]: {
      body: {
        items: [
          {
            metadata: { name: 'a' },
            spec: {},
            status: { allocatable: { [GPU]: '8', cpu: '64' } },
          },
        ],
      },
    },
    [PODS]: {
      body: {
        metadata: {},
        items: [
          pod('a', used, 'Running'),
          pod('a', '8', 'Succeeded'),
          { spec: 'which nobody can read' },
        ],
      },
    },
    [QUOTAS]: { body: { items: quotas } },
  });
}

it('starts where both versions have room, having looked at nodes, pods and quotas', async () => {
  cluster('5');
  expect(await start()).toMatchObject({ changed: true });
  expect(parts.portal.asked).toEqual(
    expect.arrayContaining(
      [NODES, PODS, QUOTAS].map(path => `GET /api${path}?limit=500`),
    ),
  );
});

it.each<[string, () => void, JsonObject, string]>([
  [
    'without room',
    () => cluster('6'),
    {},
    'GPUs don’t suffice for both versions: prod-eu has room for 2 of the 3 pods of Deployment qwen-chat-v2',
  ],
  [
    'without room, whatever was confirmed',
    () => cluster('6'),
    { gpusConfirmed: true },
    'room for 2 of the 3 pods',
  ],
  [
    'without a quota',
    () =>
      cluster('0', [
        {
          metadata: { name: 'team' },
          status: {
            hard: { [`requests.${GPU}`]: '4' },
            used: { [`requests.${GPU}`]: '3' },
          },
        },
      ]),
    {},
    'prod-eu allows 4 nvidia.com/gpu in chat by ResourceQuota team, of which 3 are used',
  ],
  [
    'where nodes may not be read',
    () => {
      parts.portal.answers[NODES] = { status: 403, body: {} };
    },
    {},
    'whether GPUs suffice for both versions cannot be checked: prod-eu: you or the portal may not list /api/v1/nodes. Where you made sure that they do, say so by gpusConfirmed',
  ],
  [
    'where the cluster does not answer',
    () => {
      cluster('0');
      parts.portal.answers[PODS] = { status: 502, body: {} };
    },
    {},
    'prod-eu: it answered 502 to /api/v1/pods',
  ],
  [
    'of a list that never ends',
    () => {
      cluster('0');
      parts.portal.answers[NODES] = {
        body: { metadata: { continue: 'more' }, items: [] },
      };
    },
    {},
    '/api/v1/nodes has more than 50000 objects',
  ],
])(
  'refuses a start %s, and changes nothing',
  async (_, given, input, message) => {
    given();
    const before = readFolder(workspace.path);
    await expect(start(input)).rejects.toThrow(message);
    expect(readFolder(workspace.path)).toEqual(before);
  },
);

it('takes fewer servers where those have room', async () => {
  cluster('6');
  expect(await start({ replicas: 2 })).toMatchObject({ changed: true });
});

it('believes who made sure where it can’t look, and says so in the pull request', async () => {
  parts.portal.answers[NODES] = { status: 403, body: {} };
  const { description } = await start({ gpusConfirmed: true });
  expect(description).toContain(
    'Whether GPUs suffice for both versions could not be checked (prod-eu: you or the portal may not list /api/v1/nodes); whoever started it confirmed that they do.',
  );
});
