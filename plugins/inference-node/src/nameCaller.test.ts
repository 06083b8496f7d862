// SPDX-License-Identifier: Apache-2.0
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { nameCaller } from './nameCaller';

const auth = mockServices.auth();

it.each([
  [mockCredentials.user('user:default/chloe'), 'user:default/chloe'],
  [mockCredentials.service('plugin:scheduler'), 'plugin:scheduler'],
  [mockCredentials.none(), 'nobody'],
])('calls %j %s', (credentials, name) => {
  expect(nameCaller(auth, credentials)).toBe(name);
});
