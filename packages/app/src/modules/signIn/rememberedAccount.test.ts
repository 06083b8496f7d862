// SPDX-License-Identifier: Apache-2.0
import {
  forgetOnSignOut,
  recallAccount,
  rememberAccount,
} from './rememberedAccount';

it('remembers an account until it signs out', async () => {
  let signedOut = false;
  const identity = forgetOnSignOut({
    getProfileInfo: async () => ({ displayName: 'Chloe' }),
    getBackstageIdentity: async () => ({
      type: 'user',
      userEntityRef: 'user:default/chloe',
      ownershipEntityRefs: ['group:default/team-chat'],
    }),
    getCredentials: async () => ({ token: 'token-of-chloe' }),
    signOut: async () => {
      signedOut = true;
    },
  });
  expect(recallAccount()).toBeUndefined();
  rememberAccount('user:default/chloe');
  expect(recallAccount()).toBe('user:default/chloe');

  expect(await identity.getCredentials()).toEqual({ token: 'token-of-chloe' });
  expect(await identity.getProfileInfo()).toEqual({ displayName: 'Chloe' });
  expect(await identity.getBackstageIdentity()).toMatchObject({
    userEntityRef: 'user:default/chloe',
  });

  await identity.signOut();
  expect(signedOut).toBe(true);
  expect(recallAccount()).toBeUndefined();
});
