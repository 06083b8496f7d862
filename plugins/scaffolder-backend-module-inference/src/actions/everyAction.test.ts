// SPDX-License-Identifier: Apache-2.0
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import {
  beginRollout,
  resetPortal,
  startCanaryPortal,
} from '../__testUtils__/canaryPortal';
import { generateModel } from '../__testUtils__/generateModel';
import { createTask } from '../__testUtils__/createTask';
import { ENTITY, findingOf } from '../__testUtils__/findings';
import { exampleInputs, readFolder } from '../__testUtils__/runAction';
import { createActions } from './createActions';

jest.setTimeout(60_000);

const directory = createMockDirectory();
const workspace = () => directory.resolve('workspace');
let portal: Awaited<ReturnType<typeof startCanaryPortal>>;

beforeAll(async () => {
  portal = await startCanaryPortal();
});
afterAll(() => portal.portal.stop());

beforeEach(async () => {
  directory.setContent({ workspace: {}, elsewhere: { 'kept.txt': 'kept' } });
  resetPortal(portal.portal);
  portal.portal.answers['/inference/v1/manifests/check'] = {
    body: { objects: 11, problems: [] },
  };
  portal.portal.answers[ENTITY] = { body: { findings: [findingOf()] } };
  portal.audited.length = 0;
  await generateModel(workspace());
});

/** As the scaffolder lists them; it gives each what its own schema takes. */
function actionsOf(
  services: Parameters<typeof createActions>[0],
): Array<TemplateAction<JsonObject, JsonObject, 'v2'>> {
  return createActions(services) as Array<
    TemplateAction<JsonObject, JsonObject, 'v2'>
  >;
}

const listed = actionsOf({
  auth: mockServices.auth(),
  discovery: mockServices.discovery(),
  permissions: mockServices.permissions(),
  auditor: mockServices.auditor.mock(),
  catalog: catalogServiceMock(),
  integrations: ScmIntegrations.fromConfig(mockServices.rootConfig()),
});

/** Whatever only reads; the check of manifests is a POST because of its size. */
const READS =
  /^(GET \S+|POST \/api\/inference\/v1\/manifests\/check|PATCH \S+[?&]dryRun=All\S*)$/;

/** What refuses, since the portal of this test has no such thing; that is to have no effect either. */
const REFUSALS: Record<string, RegExp> = {
  'inference:repo:fetch':
    /there is no component:default\/qwen-chat|localhost:7007 is no Git server/,
};
/** Steps of a rollout that is under way. */
const GOES_ON = /^inference:canary:(shift|promote|abort)$/;

/** Whether an example speaks of what lies in a folder of the workspace. */
const isBelow = (folder: string, value: unknown) =>
  typeof value === 'string' && value.replace('./', '').startsWith(folder);

describe('a dry run', () => {
  it.each(
    listed.flatMap(action =>
      exampleInputs(action).map(
        ([description, input]) => [action.id, description, input] as const,
      ),
    ),
  )('of %s (%s) changes nothing but the workspace', async (id, _, input) => {
    const run = (wanted: string, given: JsonObject, isDryRun = true) => {
      const [action] = actionsOf({
        ...portal.services,
        catalog: catalogServiceMock(),
        integrations: ScmIntegrations.fromConfig(mockServices.rootConfig()),
      }).filter(each => each.id === wanted);
      expect(action.supportsDryRun).toBe(true);
      return createTask(workspace())(action, given, { isDryRun });
    };
    for (const folder of ['repository', 'manifests']) {
      if (Object.values(input).some(value => isBelow(folder, value))) {
        await generateModel(directory.resolve('workspace', folder));
      }
    }
    if (GOES_ON.test(id)) {
      await beginRollout(portal.portal, input, given =>
        run('inference:canary:start', given, false),
      );
      portal.audited.length = 0;
      portal.portal.asked.length = 0;
    }
    const ended = await run(id, {
      ...input,
      ...('base' in input && { base: 'a'.repeat(40) }),
      // The cluster of this test has no definitions to meet.
      ...(id === 'inference:manifests:validate' && { failOn: 'never' }),
    }).then(
      () => 'done',
      error => String(error),
    );
    expect(ended).toMatch(REFUSALS[id] ?? /^done$/);
    expect(portal.portal.asked.filter(asked => !READS.test(asked))).toEqual([]);
    // Looking who may is no step.
    expect(
      portal.audited.filter(
        ({ queryType, isDryRun }) => queryType !== 'check' && isDryRun !== true,
      ),
    ).toEqual([]);
    expect(readFolder(directory.resolve('elsewhere'))).toEqual({
      'kept.txt': 'kept',
    });
  });
});

const Schema = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
});

/** Fields, at any depth, of which nothing says what they are. */
function findSilent(schema: unknown, path: string): string[] {
  const { properties = {}, items } = Schema.parse(schema ?? {});
  return [
    ...Object.entries(properties).flatMap(([name, child]) => {
      const { title, description } = Schema.parse(child);
      const own = `${path}.${name}`;
      return [
        ...(title || description ? [] : [own]),
        ...findSilent(child, own),
      ];
    }),
    ...(items === undefined ? [] : findSilent(items, `${path}[]`)),
  ];
}

it.each(listed.map(({ id, schema }) => [id, schema] as const))(
  'says of every field of %s what it is',
  (_, schema) => {
    expect([
      ...findSilent(schema?.input, 'input'),
      ...findSilent(schema?.output, 'output'),
    ]).toEqual([]);
  },
);

it('finds a field of which nothing is said', () => {
  const silent = { type: 'string' };
  expect(
    findSilent(
      {
        properties: {
          told: { description: 'It is told', properties: { silent } },
          list: { title: 'List', items: { properties: { silent } } },
        },
      },
      'input',
    ),
  ).toEqual(['input.told.silent', 'input.list[].silent']);
});
