// SPDX-License-Identifier: Apache-2.0
import { IdentityApi } from '@backstage/frontend-plugin-api';

const KEY = 'inference-portal.demo.account';

/*
 * Kept per browser tab: a reload stays signed in, and two tabs can show the
 * portal to two people.
 */

/** Id of the account that this tab last signed in as. */
export function recallAccount(): string | undefined {
  return sessionStorage.getItem(KEY) ?? undefined;
}

export function rememberAccount(id: string): void {
  sessionStorage.setItem(KEY, id);
}

export function forgetAccount(): void {
  sessionStorage.removeItem(KEY);
}

/** The identity as it is, whose sign-out leads back to the choice. */
export function forgetOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    async signOut() {
      forgetAccount();
      await identity.signOut();
    },
  };
}
