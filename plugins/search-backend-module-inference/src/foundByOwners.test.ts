// SPDX-License-Identifier: Apache-2.0
/*
 * A policy that lets owners read what is theirs, decided by the real permission
 * backend and the real catalog, in the real search.
 */
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogBackend from '@backstage/plugin-catalog-backend';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import permissionBackend from '@backstage/plugin-permission-backend';
import {
  AuthorizeResult,
  isPermission,
} from '@backstage/plugin-permission-common';
import { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import searchBackend from '@backstage/plugin-search-backend';
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

const ownersPolicy: PermissionPolicy = {
  handle: async ({ permission }, user) =>
    isPermission(permission, inferenceEntityReadPermission)
      ? createCatalogConditionalDecision(
          permission,
          catalogConditions.isEntityOwner({
            claims: user?.info.ownershipEntityRefs ?? [],
          }),
        )
      : { result: AuthorizeResult.ALLOW },
};

const policyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'owners-policy',
  register: env =>
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      init: async ({ policy }) => policy.setPolicy(ownersPolicy),
    }),
});

function component(name: string, owner: string): Entity {
  const location = 'url:https://test.example/all';
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'backstage.io/managed-by-location': location,
        'backstage.io/managed-by-origin-location': location,
      },
    },
    spec: { type: 'model-server', lifecycle: 'production', owner },
  };
}

const entitiesModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'two-models',
  register: env =>
    env.registerInit({
      deps: { processing: catalogProcessingExtensionPoint },
      init: async ({ processing }) =>
        processing.addEntityProvider({
          getProviderName: () => 'two-models',
          connect: connection =>
            connection.applyMutation({
              type: 'full',
              entities: [component('hers', ANN), component('his', BOB)].map(
                entity => ({ entity, locationKey: 'test' }),
              ),
            }),
        }),
    }),
});

/**
 * Tokens of a plugin on behalf of a user name the plugin, as real ones do: the
 * catalog evaluates conditions for plugins only.
 */
const authFactory = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory: ({ plugin }) => {
    const auth = mockServices.auth({ pluginId: plugin.getId() });
    const issue = auth.getPluginRequestToken.bind(auth);
    return Object.assign(auth, {
      getPluginRequestToken: async (options: Parameters<typeof issue>[0]) => {
        const { onBehalfOf } = options;
        return auth.isPrincipal(onBehalfOf, 'user')
          ? {
              token: mockCredentials.user.token(
                onBehalfOf.principal.userEntityRef,
                { actor: { subject: `plugin:${plugin.getId()}` } },
              ),
            }
          : issue(options);
      },
    });
  },
});

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
      policyModule,
      entitiesModule,
      permissionsServiceFactory,
      authFactory,
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
