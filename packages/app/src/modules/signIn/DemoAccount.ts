// SPDX-License-Identifier: Apache-2.0
import { Config } from '@backstage/config';

/** Somebody one can be in the demo. */
export interface DemoAccount {
  /** What the choice is remembered by. */
  id: string;
  /** Auth provider that signs this account in. */
  provider: 'guest' | 'demo';
  title: string;
  description: string;
  headers: Record<string, string>;
}

const GUEST: DemoAccount = {
  id: 'guest',
  provider: 'guest',
  title: 'Guest',
  description: 'Reads everything, changes nothing',
  headers: {},
};

/** The guest, and the users that `auth.providers.demo.users` lists. */
export function readDemoAccounts(config: Config): DemoAccount[] {
  const users = config.getOptionalConfigArray('auth.providers.demo.users');
  return [
    GUEST,
    ...(users ?? []).map((user): DemoAccount => {
      const userEntityRef = user.getString('userEntityRef');
      return {
        id: userEntityRef,
        provider: 'demo',
        title: user.getOptionalString('title') ?? userEntityRef,
        description: user.getOptionalString('description') ?? '',
        headers: { 'x-demo-user': userEntityRef },
      };
    }),
  ];
}
