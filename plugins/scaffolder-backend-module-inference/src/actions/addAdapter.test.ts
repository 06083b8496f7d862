// SPDX-License-Identifier: Apache-2.0
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { generateModel } from '../__testUtils__/generateModel';
import {
  exampleInputs,
  readFolder,
  runAction,
} from '../__testUtils__/runAction';
import {
  Portal,
  selfServiceOf,
  startPortal,
} from '../__testUtils__/startPortal';
import { createAddAdapterAction } from './addAdapter';

const workspace = createMockDirectory();
const INPUT = {
  namespace: 'chat',
  pool: 'qwen-chat',
  adapter: { name: 'support-tickets', source: 'acme/qwen-tickets' },
};
const GATEWAYS = ['inference-system/inference-gateway'];
const OWN = {
  name: 'Qwen/Qwen2.5-1.5B-Instruct',
  pool: 'chat/qwen-chat',
  gateways: GATEWAYS,
};
let portal: Portal;

beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());

beforeEach(async () => {
  workspace.clear();
  portal.answers = { '/inference/v1/self-service': selfServiceOf([OWN]) };
  await generateModel(workspace.path, {
    engine: { kind: 'vllm' },
    targetPath: 'repository',
  });
});

const action = () => createAddAdapterAction(portal.caller);
const run = (input: object = {}) =>
  runAction(
    action(),
    { ...INPUT, targetPath: 'repository', ...input },
    workspace.path,
  );

it('edits servers, route and catalog, and says what is not in the repository', async () => {
  const output = await run();
  expect(output).toMatchObject({
    changed: true,
    files: [
      'base/routing/route.yaml',
      'base/serving/model-server.yaml',
      'catalog-info.yaml',
    ],
    deleted: [],
    branch: 'adapter-support-tickets',
    title: 'Serve the adapter support-tickets',
  });
  expect(output.description).toContain(
    'whoever owns the Gateway has to add support-tickets',
  );
  expect(
    readFolder(workspace.path)['repository/base/serving/model-server.yaml'],
  ).toContain(
    '            - --lora-modules\n            - support-tickets=acme/qwen-tickets\n',
  );
});

it('gives it a share of the model’s requests by a rewrite that the picker follows', async () => {
  const output = await run({ share: { percent: 5 } });
  expect(output.files).toContain(
    'base/serving/rewrite-qwen2-5-1-5b-instruct.yaml',
  );
  expect(
    readFolder(workspace.path)[
      'repository/base/serving/rewrite-qwen2-5-1-5b-instruct.yaml'
    ],
  ).toContain(`apiVersion: llm-d.ai/v1alpha2
kind: InferenceModelRewrite
metadata:
  name: qwen2-5-1-5b-instruct
  namespace: chat
spec:
  poolRef:
    group: inference.networking.k8s.io
    kind: InferencePool
    name: qwen-chat
  rules:
    - matches:
        - model:
            type: Exact
            value: Qwen/Qwen2.5-1.5B-Instruct
      targets:
        - modelRewrite: Qwen/Qwen2.5-1.5B-Instruct
          weight: 95
        - modelRewrite: support-tickets
          weight: 5
`);
  expect(output.description).toContain('"model": "support-tickets"');
});

it.each([
  [
    'what another model is asked by on the gateway',
    [OWN, { name: 'support-tickets', pool: 'chat/other', gateways: GATEWAYS }],
    {},
    'adapter.name: is support-tickets, which chat/other answers to already in prod-eu',
  ],
  [
    'what the model answers to in the cluster already',
    [{ ...OWN, name: 'support-tickets' }],
    {},
    'adapter.name: is support-tickets, which chat/qwen-chat answers to already',
  ],
  [
    'another team’s namespace',
    [],
    { namespace: 'search' },
    'namespace: is search, which belongs to none of your teams',
  ],
  [
    'a secret',
    [],
    { adapter: { name: 'a', source: `hf_${'a'.repeat(34)}` } },
    'adapter.source: looks like a Hugging Face token',
  ],
  [
    'an equals sign',
    [],
    { adapter: { name: 'a=b', source: 'a' } },
    'adapter.name: has an equals sign',
  ],
  [
    'emoji',
    [],
    { adapter: { name: '🦙', source: 'a' } },
    'adapter.name: has spaces or characters beyond ASCII',
  ],
])('refuses %s, and writes nothing', async (_, models, change, message) => {
  portal.answers['/inference/v1/self-service'] = selfServiceOf(models);
  const before = readFolder(workspace.path);
  await expect(run(change)).rejects.toThrow(message);
  expect(readFolder(workspace.path)).toEqual(before);
});

it('takes a name that only another gateway serves', async () => {
  portal.answers['/inference/v1/self-service'] = selfServiceOf([
    OWN,
    { name: 'support-tickets', pool: 'chat/other', gateways: ['else/where'] },
  ]);
  expect(await run()).toMatchObject({ changed: true });
});

it.each(['no', 'on', '1e3', '0o17', 'null'])(
  'keeps %s a text for every reader',
  async name => {
    await run({ adapter: { name, source: 'a' } });
    expect(
      readFolder(workspace.path)['repository/base/routing/route.yaml'],
    ).toContain(`value: "${name}"\n`);
  },
);

it.each(
  exampleInputs(
    createAddAdapterAction({
      auth: mockServices.auth(),
      discovery: mockServices.discovery(),
    }),
  ),
)('runs its example: %s', async (_, input) => {
  expect(
    await runAction(
      action(),
      { ...input, targetPath: 'repository' },
      workspace.path,
    ),
  ).toMatchObject({ changed: true });
});
