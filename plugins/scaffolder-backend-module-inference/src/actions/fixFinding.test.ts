// SPDX-License-Identifier: Apache-2.0
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { stringify } from 'yaml';
import { generateModel } from '../__testUtils__/generateModel';
import { ENTITY, findingOf, PORTS } from '../__testUtils__/findings';
import {
  exampleInputs,
  readFolder,
  runAction,
} from '../__testUtils__/runAction';
import {
  DENIED,
  Portal,
  selfServiceOf,
  startPortal,
} from '../__testUtils__/startPortal';
import { createFixFindingAction } from './fixFinding';

const workspace = createMockDirectory();
const FILE = 'base/serving/pool.yaml';
const INPUT = {
  entityRef: 'component:default/qwen-chat',
  finding:
    'pool-port-mismatch/prod-eu/InferencePool/chat/qwen-chat/spec.targetPorts',
};
const WEIGHT =
  'route-weights-zero/prod-eu/HTTPRoute/chat/qwen-chat/spec.rules[0]';
let portal: Portal;

beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());

beforeEach(async () => {
  workspace.clear();
  portal.asked.length = 0;
  portal.answers = {
    '/inference/v1/self-service': selfServiceOf(),
    [ENTITY]: { body: { findings: [findingOf()] } },
  };
  await generateModel(workspace.path);
});

const run = (input: object = {}) =>
  runAction(
    createFixFindingAction(portal.caller),
    { ...INPUT, ...input },
    workspace.path,
  );

it('changes the line that the patch is for, and tells reviewers why', async () => {
  const before = readFolder(workspace.path);
  const output = await run();
  expect(output).toMatchObject({
    changed: true,
    files: [FILE],
    deleted: [],
    branch: 'fix-pool-port-mismatch-qwen-chat',
    title: 'Mend InferencePool chat/qwen-chat: pool-port-mismatch',
    cluster: 'prod-eu',
  });
  expect(output.description).toBe(
    [
      'The pool sends elsewhere. It sends to 9001.',
      'What mends it: Name the port.',
      '- spec.targetPorts: 9001',
      '`pool-port-mismatch` in prod-eu since 2026-11-20T10:00:00.000Z.',
    ].join('\n\n'),
  );
  const after = readFolder(workspace.path);
  expect(after).toEqual({
    ...before,
    [FILE]: before[FILE].replace('number: 8000', `number: ${PORTS.new}`),
  });
  expect(portal.authorization).toContain('"obo":"user:default/mock"');

  expect(await run()).toMatchObject({
    changed: false,
    files: [],
    title: 'The repository has it already: InferencePool chat/qwen-chat',
  });
  expect(readFolder(workspace.path)).toEqual(after);
});

describe('changes nothing', () => {
  const route = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    namespace: 'chat',
    name: 'qwen-chat',
  };
  const byPosition = findingOf({
    code: 'route-weights-zero',
    subject: { cluster: 'prod-eu', ...route, field: 'spec.rules[0]' },
    remedy: {
      text: 'Give it weight.',
      patch: {
        kind: 'json',
        object: route,
        target: 'HTTPRoute chat/qwen-chat',
        yaml: stringify([
          { op: 'add', path: '/spec/rules/0/backendRefs/0/weight', value: 2 },
        ]),
      },
    },
  });

  it.each([
    [
      'where the finding is gone',
      [],
      {},
      'component:default/qwen-chat has no pool-port-mismatch/prod-eu/InferencePool/chat/qwen-chat/spec.targetPorts any more',
    ],
    [
      'where no patch is known',
      [findingOf({ remedy: { text: 'Ask around.' } })],
      {},
      'no patch is known for this pool-port-mismatch. What to do: Ask around.',
    ],
    [
      'of a namespace of another team',
      [findingOf({}, { namespace: 'support' })],
      {},
      'namespace: is support, which belongs to none of your teams',
    ],
    [
      'of what is the whole cluster’s',
      [findingOf({}, { namespace: undefined })],
      {},
      'InferencePool chat/qwen-chat is the whole cluster’s and no team’s',
    ],
    [
      'where the object is elsewhere',
      [findingOf({}, { name: 'llama' })],
      {},
      'InferencePool chat/llama is not in this repository',
    ],
    [
      'by position, where the cluster can’t be read',
      [byPosition],
      { finding: WEIGHT },
      'has something else at spec.rules.0 than the cluster',
    ],
    ['without a finding', [], { finding: 'qwen' }, 'finding: is no finding'],
  ])('%s', async (_, findings, input, message) => {
    portal.answers[ENTITY] = { body: { findings } };
    const before = readFolder(workspace.path);
    await expect(run(input)).rejects.toThrow(message);
    expect(readFolder(workspace.path)).toEqual(before);
  });

  it('unless the cluster has at that position what Git has', async () => {
    portal.answers[ENTITY] = { body: { findings: [byPosition] } };
    const file = 'base/routing/route.yaml';
    portal.answers[`${ENTITY}/object`] = {
      body: { yaml: readFolder(workspace.path)[file] },
    };
    expect(await run({ finding: WEIGHT })).toMatchObject({ files: [file] });
    expect(readFolder(workspace.path)[file]).toMatch(/weight: 2$/m);
    expect(portal.asked.at(-1)).toBe(
      `GET /api${ENTITY}/object?cluster=prod-eu&apiVersion=gateway.networking.k8s.io%2Fv1&objectKind=HTTPRoute&objectNamespace=chat&objectName=qwen-chat`,
    );
  });

  it('where what is wrong may not be seen', async () => {
    portal.answers[ENTITY] = DENIED;
    await expect(run()).rejects.toThrow(
      'What is wrong with component:default/qwen-chat could not be read; caused by NotAllowedError: samir may not',
    );
  });
});

it.each(exampleInputs(createFixFindingAction(mockCaller())))(
  'runs its example: %s',
  async (_, input) => {
    await generateModel(workspace.resolve('repository'));
    const folder = String(input.targetPath ?? '.');
    expect(await run({ ...input, targetPath: folder })).toMatchObject({
      changed: true,
    });
  },
);

function mockCaller() {
  return {
    auth: mockServices.auth(),
    discovery: mockServices.discovery(),
  };
}
