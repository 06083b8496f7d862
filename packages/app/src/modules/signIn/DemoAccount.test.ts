// SPDX-License-Identifier: Apache-2.0
import { ConfigReader } from '@backstage/config';
import { readDemoAccounts } from './DemoAccount';

describe('readDemoAccounts', () => {
  it('offers the guest and the configured users', () => {
    const config = new ConfigReader({
      auth: {
        providers: {
          demo: {
            users: [
              {
                userEntityRef: 'user:default/chloe',
                title: 'Chloe',
                description: 'Team Chat',
              },
              { userEntityRef: 'user:default/samir' },
            ],
          },
        },
      },
    });
    const accounts = readDemoAccounts(config);
    expect(accounts.map(({ provider, title }) => [provider, title])).toEqual([
      ['guest', 'Guest'],
      ['demo', 'Chloe'],
      ['demo', 'user:default/samir'],
    ]);
    expect(accounts[1]).toEqual({
      id: 'user:default/chloe',
      provider: 'demo',
      title: 'Chloe',
      description: 'Team Chat',
      headers: { 'x-demo-user': 'user:default/chloe' },
    });
  });

  it.each([
    {},
    { auth: {} },
    { auth: { providers: { demo: null } } },
    { auth: { providers: { demo: { users: [] } } } },
  ])('offers only the guest with %j', data => {
    expect(
      readDemoAccounts(new ConfigReader(data)).map(({ id }) => id),
    ).toEqual(['guest']);
  });
});
