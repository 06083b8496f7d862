// SPDX-License-Identifier: Apache-2.0
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import authPlugin from '@backstage/plugin-auth-backend';
import demoSignIn from './demoSignIn';

const CHLOE = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'chloe', namespace: 'default' },
  spec: { memberOf: ['team-chat'] },
  relations: [{ type: 'memberOf', targetRef: 'group:default/team-chat' }],
};

async function startAuth(providers: object) {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      demoSignIn,
      catalogServiceMock.factory({ entities: [CHLOE] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:7007' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth: { providers },
        },
      }),
    ],
  });
  const url = `http://localhost:${server.port()}/api/auth/demo/refresh`;
  return (headers: Record<string, string>) => fetch(url, { headers });
}

jest.setTimeout(30_000);

describe('demoSignIn', () => {
  const LISTED = {
    users: [
      { userEntityRef: 'user:default/chloe' },
      { userEntityRef: 'user:default/not-in-catalog' },
    ],
  };

  it.each(['user:default/chloe', 'chloe', 'User:Default/Chloe'])(
    'signs a listed user in: %s',
    async name => {
      const signIn = await startAuth({ demo: LISTED });
      const response = await signIn({ 'x-demo-user': name });
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({
        backstageIdentity: {
          identity: {
            userEntityRef: 'user:default/chloe',
            ownershipEntityRefs: [
              'user:default/chloe',
              'group:default/team-chat',
            ],
          },
        },
      });
    },
  );

  it.each([
    { who: 'user:default/bob', status: 403, says: 'user:default/bob is not' },
    { who: 'group:default/chloe', status: 403, says: 'group:default/chloe' },
    { who: 'user:', status: 400, says: '"user:" is not the entity ref' },
    { who: undefined, status: 400, says: 'must name one user' },
    {
      who: 'user:default/not-in-catalog',
      status: 404,
      says: 'user not found',
    },
  ])('refuses $who with $status', async ({ who, status, says }) => {
    const signIn = await startAuth({ demo: LISTED });
    const response = await signIn(who ? { 'x-demo-user': who } : {});
    expect(response.status).toBe(status);
    expect((await response.json()).error.message.toLowerCase()).toContain(
      says.toLowerCase(),
    );
  });

  it('does not exist where it is not configured', async () => {
    const signIn = await startAuth({});
    const response = await signIn({ 'x-demo-user': 'user:default/chloe' });
    expect(response.status).toBe(404);
  });
});
