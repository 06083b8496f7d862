// SPDX-License-Identifier: Apache-2.0
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { EntityScopes } from './EntityScopes';

const ADA = mockCredentials.user('user:default/ada');
const HERS = 'component:default/hers';
const HIS = 'component:default/his';

function setup(
  result: 'ALLOW' | 'DENY' | 'CONDITIONAL',
  entityRefs: string[] | undefined = [HERS, HIS],
) {
  const clock = { nowMs: 0, now: () => clock.nowMs, sleep: async () => {} };
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async queries =>
      queries.map(() =>
        result === 'CONDITIONAL'
          ? {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'catalog',
              resourceType: 'catalog-entity',
              conditions: {
                rule: 'IS_ENTITY_OWNER',
                resourceType: 'catalog-entity',
                params: { claims: ['user:default/ada'] },
              },
            }
          : { result: AuthorizeResult[result] },
      ),
    authorize: async requests =>
      requests.map(({ resourceRef }) => ({
        result:
          resourceRef === HERS ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      })),
  });
  const catalog: { entityRefs: string[] | undefined } = { entityRefs };
  const scopes = new EntityScopes({
    auth: mockServices.auth(),
    permissions,
    clock,
    entityRefs: () => catalog.entityRefs,
  });
  return { catalog, clock, permissions, scopes };
}

it.each([
  {
    result: 'ALLOW' as const,
    shown: [[HERS], [HIS], [HIS, HERS], []],
    asked: 0,
  },
  {
    result: 'CONDITIONAL' as const,
    shown: [[HERS], [HIS, HERS], []],
    asked: 1,
  },
  { result: 'DENY' as const, shown: [[]], asked: 0 },
])(
  'shows by $result what belongs to $shown',
  async ({ result, shown, asked }) => {
    const { scopes, permissions } = setup(result);
    const scope = await scopes.of(ADA);
    const all = [[HERS], [HIS], [HIS, HERS], []];
    expect(all.filter(entities => scope.shows({ entities }))).toEqual(shown);
    expect(permissions.authorize).toHaveBeenCalledTimes(asked);
  },
);

it('asks for thousands of entities in pieces that a request has room for', async () => {
  const many = Array.from(
    { length: 600 },
    (_, at) => `component:default/c${at}`,
  );
  const { scopes, permissions } = setup('CONDITIONAL', [...many, HERS, HERS]);
  const scope = await scopes.of(ADA);
  expect(
    permissions.authorize.mock.calls.map(([requests]) => requests.length),
  ).toEqual([250, 250, 101]);
  expect(scope.key).toBe(HERS);
});

it('keeps for half a minute what a user may read, and for each user apart', async () => {
  const { scopes, permissions, clock } = setup('ALLOW');
  await scopes.of(ADA);
  await scopes.of(ADA);
  expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
  await scopes.of(mockCredentials.user('user:default/bob'));
  expect(permissions.authorizeConditional).toHaveBeenCalledTimes(2);
  clock.nowMs = 30_000;
  await scopes.of(ADA);
  expect(permissions.authorizeConditional).toHaveBeenCalledTimes(3);
});

it('shows nothing while nobody knows what belongs to whom, unless one may read all', async () => {
  const { catalog, scopes } = setup('CONDITIONAL');
  catalog.entityRefs = undefined;
  const isShown = async () => (await scopes.of(ADA)).shows({ entities: [] });
  expect(await isShown()).toBe(false);
  catalog.entityRefs = [HERS];
  expect(await isShown()).toBe(true);

  const all = setup('ALLOW');
  all.catalog.entityRefs = undefined;
  expect((await all.scopes.of(ADA)).shows({ entities: [HIS] })).toBe(true);
});
