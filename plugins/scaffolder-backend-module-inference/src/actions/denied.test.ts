// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { generateModel } from '../__testUtils__/generateModel';
import { readFolder, runAction } from '../__testUtils__/runAction';
import {
  DENIED,
  Portal,
  selfServiceOf,
  startPortal,
} from '../__testUtils__/startPortal';
import { createAddAdapterAction } from './addAdapter';
import { createCheckPlacementAction } from './checkPlacement';
import { createFixFindingAction } from './fixFinding';
import { createRetirePoolAction } from './retirePool';
import { createValidateManifestsAction } from './validateManifests';

const workspace = createMockDirectory();
const SELF_SERVICE = '/inference/v1/self-service';
const CHECK = '/inference/v1/manifests/check';
const POOL = { namespace: 'chat', pool: 'qwen-chat' };
let portal: Portal;

beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());
beforeEach(async () => {
  workspace.clear();
  portal.asked.length = 0;
  await generateModel(workspace.path);
});

function running<Input extends JsonObject, Output extends JsonObject>(
  create: (caller: Portal['caller']) => TemplateAction<Input, Output, 'v2'>,
  input: JsonObject,
) {
  return () => runAction(create(portal.caller), input, workspace.path);
}

const place = running(createCheckPlacementAction, {
  owner: 'group:default/team-chat',
  cluster: 'prod-eu',
  namespace: 'chat',
  gateway: { namespace: 'inference-system', name: 'inference-gateway' },
  name: 'phi-chat',
  model: 'microsoft/Phi-4',
});

it.each([
  ['inference:placement:check', SELF_SERVICE, place],
  [
    'inference:adapter:add',
    SELF_SERVICE,
    running(createAddAdapterAction, {
      ...POOL,
      adapter: { name: 'legal', source: '/adapters/legal' },
    }),
  ],
  [
    'inference:pool:retire',
    SELF_SERVICE,
    running(createRetirePoolAction, POOL),
  ],
  [
    'inference:finding:fix',
    SELF_SERVICE,
    running(createFixFindingAction, {
      entityRef: 'component:default/qwen-chat',
      finding:
        'pool-port-mismatch/prod-eu/InferencePool/chat/qwen-chat/spec.targetPorts',
    }),
  ],
  [
    'inference:manifests:validate',
    CHECK,
    running(createValidateManifestsAction, { cluster: 'prod-eu' }),
  ],
])(
  '%s says so where %s is denied, asks no further and changes nothing',
  async (_, path, run) => {
    portal.answers = { [path]: DENIED };
    const before = readFolder(workspace.path);
    await expect(run()).rejects.toThrow('samir may not');
    expect(portal.asked.map(asked => asked.replace(/^\w+ \/api/, ''))).toEqual([
      path,
    ]);
    expect(readFolder(workspace.path)).toEqual(before);
  },
);

it('goes on where it is allowed', async () => {
  portal.answers = { [SELF_SERVICE]: selfServiceOf() };
  expect(await place()).toMatchObject({ provider: 'agentgateway' });
});
