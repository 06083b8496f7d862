// SPDX-License-Identifier: Apache-2.0
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizePermissionResponse,
  AuthorizeResult,
} from '@backstage/plugin-permission-common';
import {
  inferenceEntityReadPermission,
  inferencePoolReadPermission,
} from '@inference-portal/backstage-plugin-inference-common';
import { Decisions } from './Decisions';

const POOLS = { permission: inferencePoolReadPermission };
const entity = (resourceRef: string) => ({
  permission: inferenceEntityReadPermission,
  resourceRef,
});

function setup() {
  const clock = { nowMs: 0, now: () => clock.nowMs, sleep: async () => {} };
  const world = { allows: true };
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(
        (): AuthorizePermissionResponse => ({
          result: world.allows ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
        }),
      ),
  });
  const decisions = new Decisions({
    auth: mockServices.auth(),
    permissions,
    clock,
    keepMs: { allowed: 100, denied: 30 },
  });
  return { clock, world, permissions, decisions };
}

const ADA = mockCredentials.user('user:default/ada');

it.each([
  { was: true, keptMs: 100 },
  { was: false, keptMs: 30 },
])('keeps for $keptMs ms that the answer was $was', async ({ was, keptMs }) => {
  const { clock, world, permissions, decisions } = setup();
  world.allows = was;
  expect(await decisions.isAllowed(POOLS, ADA)).toBe(was);
  world.allows = !was;
  clock.nowMs = keptMs / 2 - 1;
  expect(await decisions.isAllowed(POOLS, ADA)).toBe(was);
  expect(permissions.authorize).toHaveBeenCalledTimes(1);
  clock.nowMs = keptMs;
  expect(await decisions.isAllowed(POOLS, ADA)).toBe(!was);
});

it('asks again, once, before its time is over, and answers meanwhile', async () => {
  const { clock, world, permissions, decisions } = setup();
  await decisions.isAllowed(POOLS, ADA);
  world.allows = false;
  clock.nowMs = 95;
  expect(await decisions.isAllowed(POOLS, ADA)).toBe(true);
  await new Promise(setImmediate);
  expect(await decisions.isAllowed(POOLS, ADA)).toBe(false);
  expect(permissions.authorize).toHaveBeenCalledTimes(2);
});

it('keeps what it knows, no longer than it is good, where nobody answers', async () => {
  const { clock, permissions, decisions } = setup();
  await decisions.isAllowed(POOLS, ADA);
  permissions.authorize.mockRejectedValue(new Error('no permissions'));
  clock.nowMs = 99;
  expect(await decisions.isAllowed(POOLS, ADA)).toBe(true);
  await new Promise(setImmediate);
  expect(await decisions.isAllowed(POOLS, ADA)).toBe(true);
  expect(permissions.authorize).toHaveBeenCalledTimes(2);
  clock.nowMs = 100;
  await expect(decisions.isAllowed(POOLS, ADA)).rejects.toThrow();
});

it('does not ask for all again at once', async () => {
  const { clock, permissions, decisions } = setup();
  const people = Array.from({ length: 100 }, (_, index) =>
    mockCredentials.user(`user:default/viewer-${index}`),
  );
  const askAll = () =>
    Promise.all(people.map(person => decisions.isAllowed(POOLS, person)));
  await askAll();
  const asked: number[] = [];
  for (const nowMs of [50, 60, 70, 80, 90]) {
    clock.nowMs = nowMs;
    const before = permissions.authorize.mock.calls.length;
    await askAll();
    asked.push(permissions.authorize.mock.calls.length - before);
  }
  expect(Math.max(...asked)).toBeLessThan(60);
  expect(asked.reduce((a, b) => a + b, 0)).toBe(100);
});

it('asks again at once for all that it asked at once of a user', async () => {
  const { clock, permissions, decisions } = setup();
  const askBoth = async () => {
    await decisions.isAllowed(POOLS, ADA);
    await decisions.isAllowed(entity('component:default/a'), ADA);
    return permissions.authorize.mock.calls.length;
  };
  const asked = [await askBoth()];
  for (clock.nowMs = 50; clock.nowMs <= 90; clock.nowMs++) {
    asked.push(await askBoth());
  }
  expect([...new Set(asked)]).toEqual([2, 4]);
});

it.each([
  ['another user', POOLS, mockCredentials.user('user:default/grace')],
  [
    'a plugin in the name of the user',
    POOLS,
    mockCredentials.user('user:default/ada', {
      actor: { subject: 'plugin:scaffolder' },
    }),
  ],
  ['another permission', entity('component:default/a'), ADA],
])('asks anew for %s', async (_, request, credentials) => {
  const { world, decisions } = setup();
  await decisions.isAllowed(POOLS, ADA);
  world.allows = false;
  expect(await decisions.isAllowed(request, credentials)).toBe(false);
  expect(await decisions.isAllowed(POOLS, ADA)).toBe(true);
});

it('asks anew for another resource', async () => {
  const { world, decisions } = setup();
  await decisions.isAllowed(entity('component:default/a'), ADA);
  world.allows = false;
  const other = entity('component:default/b');
  expect(await decisions.isAllowed(other, ADA)).toBe(false);
});

it('asks once for all who ask meanwhile, and keeps no failure', async () => {
  const { permissions, decisions } = setup();
  permissions.authorize.mockRejectedValueOnce(new Error('no permissions'));
  const both = [1, 2].map(() => decisions.isAllowed(POOLS, ADA));
  for (const asked of both) {
    await expect(asked).rejects.toThrow('no permissions');
  }
  expect(permissions.authorize).toHaveBeenCalledTimes(1);
  expect(await decisions.isAllowed(POOLS, ADA)).toBe(true);
});

it('keeps nothing of services', async () => {
  const { permissions, decisions } = setup();
  const service = mockCredentials.service('plugin:search');
  await decisions.isAllowed(POOLS, service);
  await decisions.isAllowed(POOLS, service);
  expect(permissions.authorize).toHaveBeenCalledTimes(2);
});
