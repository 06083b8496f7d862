// SPDX-License-Identifier: Apache-2.0
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { waitForUser } from './waitForUser';

const failing = (failures: Error[]) => {
  const left = [...failures];
  return jest.fn(async () => {
    const next = left.shift();
    if (next) {
      throw next;
    }
    return 'token';
  });
};

describe('waitForUser', () => {
  const sleep = jest.fn(async () => {});

  it('tries again while the user is unknown', async () => {
    const signIn = failing([new NotFoundError('who?'), new NotFoundError('?')]);
    expect(await waitForUser(signIn, { tries: 3, sleep })).toBe('token');
    expect(sleep).toHaveBeenCalledTimes(2);
  });

  it.each([
    {
      why: 'somebody who never comes',
      failures: Array(4).fill(new NotFoundError('who?')),
      calls: 3,
      message: 'who?',
    },
    {
      why: 'another failure at once',
      failures: [new NotAllowedError('no')],
      calls: 1,
      message: 'no',
    },
  ])('gives up on $why', async ({ failures, calls, message }) => {
    const signIn = failing(failures);
    await expect(waitForUser(signIn, { tries: 3, sleep })).rejects.toThrow(
      message,
    );
    expect(signIn).toHaveBeenCalledTimes(calls);
  });
});
