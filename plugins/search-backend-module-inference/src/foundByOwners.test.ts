// SPDX-License-Identifier: Apache-2.0
/*
 * A policy that lets owners read what is theirs, decided by the real permission
 * backend and the real catalog, in the real search.
 */
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import catalogBackend from '@backstage/plugin-catalog-backend';
import permissionBackend from '@backstage/plugin-permission-backend';
import searchBackend from '@backstage/plugin-search-backend';
import {
  createEntitiesModule,
  createOwnersPolicyModule,
  namingAuthFactory,
  ownedModel,
} from '@inference-portal/backend-testing';
import {
  inferenceEntityReadPermission,
  InferenceDocument,
} from '@inference-portal/backstage-plugin-inference-common';
import request from 'supertest';
import { searchModuleInference } from './module';
import {
  FakeInferenceBackend,
  findingOf,
  modelNamed,
} from './__testUtils__/FakeInferenceBackend';

jest.setTimeout(60_000);

const ANN = 'user:default/ann';
const BOB = 'user:default/bob';

const inference = new FakeInferenceBackend();
const of = (name: string) => ({ entities: [`component:default/${name}`] });
inference.models = [
  modelNamed('hers-model', of('hers')),
  modelNamed('his-model', of('his')),
  modelNamed('nobodys-model', { entities: [] }),
];
inference.findings = [
  findingOf('server-pending', of('hers')),
  findingOf('timeout-missing', of('his')),
];

let backend: TestBackend;

beforeAll(async () => {
  const scheduler = mockServices.scheduler();
  backend = await startTestBackend({
    features: [
      searchBackend,
      searchModuleInference,
      inference.feature,
      catalogBackend,
      permissionBackend,
      createOwnersPolicyModule(inferenceEntityReadPermission),
      createEntitiesModule([ownedModel('hers', ANN), ownedModel('his', BOB)]),
      permissionsServiceFactory,
      namingAuthFactory,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          catalog: { processingInterval: { seconds: 1 } },
        },
      }),
    ],
  });
  await scheduler.triggerTask('search_index_inference');
});

afterAll(() => backend?.stop());

/** Titles of models and codes of findings. */
async function foundBy(user: string): Promise<string[]> {
  const { status, body } = await request(backend.server)
    .get('/api/search/query')
    .query({
      term: 'model server-pending timeout-missing pools',
      types: ['inference'],
    })
    .set('Authorization', mockCredentials.user.header(user));
  expect(status).toBe(200);
  const documents: InferenceDocument[] = body.results.map(
    ({ document }: { document: InferenceDocument }) => document,
  );
  return documents.map(({ title, code }) => code || title).sort();
}

async function foundIn(
  patienceMs: number,
  user: string,
  isWanted: (found: string[]) => boolean,
): Promise<string[]> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await foundBy(user);
    if (isWanted(found) || Date.now() > end) {
      return found;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

it.each([
  [ANN, ['Inference', 'hers-model', 'server-pending']],
  [BOB, ['Inference', 'his-model', 'timeout-missing']],
  ['user:default/eve', ['Inference']],
])('lets %s find what is theirs', async (user, expected) => {
  // The catalog takes the entities in a moment after the start.
  const found = await foundIn(
    20_000,
    user,
    all => all.length >= expected.length,
  );

  expect(found).toEqual(expected);
});
