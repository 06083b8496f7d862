// SPDX-License-Identifier: Apache-2.0
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizePermissionResponse,
  AuthorizeResult,
} from '@backstage/plugin-permission-common';
import {
  inferenceEntityReadPermission,
  inferencePoolReadPermission,
  inferenceRolloutUpdatePermission,
} from '@inference-portal/backstage-plugin-inference-common';
import { Decisions } from './Decisions';
import { GatheredPermissions } from './GatheredPermissions';

const ADA = mockCredentials.user('user:default/ada');
const GRACE = mockCredentials.user('user:default/grace');
const resourceRef = 'component:default/chat';
const POOLS = { permission: inferencePoolReadPermission };
const READ = { permission: inferenceEntityReadPermission, resourceRef };
const UPDATE = { permission: inferenceRolloutUpdatePermission, resourceRef };

/** Everything but rollouts is allowed. */
function setup() {
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(
        ({ permission }): AuthorizePermissionResponse => ({
          result:
            permission === inferenceRolloutUpdatePermission
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
      ),
  });
  const gathered = new GatheredPermissions(mockServices.auth(), permissions);
  const ask = async (
    requests: Parameters<typeof gathered.authorize>[0],
    credentials = ADA,
  ) => {
    const answers = await gathered.authorize(requests, { credentials });
    return answers.map(({ result }) => result);
  };
  return { permissions, gathered, ask };
}

it('asks once for all that comes up in a turn about a user, and gives each its own', async () => {
  const { permissions, ask } = setup();
  const first = ask([READ]);
  await Promise.resolve(); // The same turn still.
  const answers = await Promise.all([first, ask([UPDATE, POOLS])]);
  expect(answers).toEqual([['ALLOW'], ['DENY', 'ALLOW']]);
  expect(permissions.authorize.mock.calls).toEqual([
    [[READ, UPDATE, POOLS], { credentials: ADA }],
  ]);
});

it('asks for each user apart, and again in another turn', async () => {
  const { permissions, ask } = setup();
  await Promise.all([ask([READ]), ask([READ], GRACE)]);
  await ask([UPDATE]);
  expect(
    permissions.authorize.mock.calls.map(([requests, { credentials }]) => [
      requests,
      credentials,
    ]),
  ).toEqual([
    [[READ], ADA],
    [[READ], GRACE],
    [[UPDATE], ADA],
  ]);
});

it('fails for all who asked, and no longer', async () => {
  const { permissions, ask } = setup();
  permissions.authorize.mockRejectedValueOnce(new Error('no permissions'));
  const asked = [ask([READ]), ask([UPDATE])];
  for (const answer of asked) {
    await expect(answer).rejects.toThrow('no permissions');
  }
  expect(await ask([READ])).toEqual(['ALLOW']);
});

it('gathers neither what services ask nor conditional decisions', async () => {
  const { permissions, gathered } = setup();
  const credentials = mockCredentials.service('plugin:search');
  await Promise.all(
    [READ, POOLS].map(request =>
      gathered.authorize([request], { credentials }),
    ),
  );
  expect(permissions.authorize).toHaveBeenCalledTimes(2);
  const asked = [{ permission: inferenceEntityReadPermission }];
  await gathered.authorizeConditional(asked, { credentials: ADA });
  expect(permissions.authorizeConditional).toHaveBeenCalledWith(asked, {
    credentials: ADA,
  });
});

it('renews in one request what a page asks for one after the other', async () => {
  const { permissions, gathered } = setup();
  const clock = { nowMs: 0, now: () => clock.nowMs, sleep: async () => {} };
  const parts = { auth: mockServices.auth(), permissions: gathered, clock };
  const keepMs = { allowed: 100, denied: 100 };
  const reads = new Decisions({ ...parts, keepMs });
  const updates = new Decisions({ ...parts, keepMs });
  const ask = async () => [
    await reads.isAllowed(READ, ADA),
    await updates.isAllowed(UPDATE, ADA),
  ];
  expect(await ask()).toEqual([true, false]);
  expect(permissions.authorize).toHaveBeenCalledTimes(2);
  clock.nowMs = 95;
  expect(await ask()).toEqual([true, false]);
  await new Promise(setImmediate);
  expect(permissions.authorize).toHaveBeenCalledTimes(3);
  expect(permissions.authorize.mock.lastCall?.[0]).toEqual([READ, UPDATE]);
});
