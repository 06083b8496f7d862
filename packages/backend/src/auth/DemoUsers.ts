// SPDX-License-Identifier: Apache-2.0
import { Config } from '@backstage/config';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';

/** Request header that says who wants to sign in. */
export const DEMO_USER_HEADER = 'x-demo-user';

/**
 * The people one may sign in as without a password: those that
 * `auth.providers.demo.users` lists, nobody else.
 */
export class DemoUsers {
  private readonly refs: ReadonlySet<string>;

  static fromConfig(provider: Config): DemoUsers {
    return new DemoUsers(
      provider
        .getConfigArray('users')
        .map(user => readUserRef(user.getString('userEntityRef'))),
    );
  }

  private constructor(refs: string[]) {
    this.refs = new Set(refs);
  }

  /**
   * The entity ref of the chosen user, in its full form.
   *
   * @throws InputError where the header is absent, repeated or no entity ref;
   * NotAllowedError where it names somebody who is not listed.
   */
  choose(header: string | string[] | undefined): string {
    if (typeof header !== 'string' || header === '') {
      throw new InputError(
        `The header ${DEMO_USER_HEADER} must name one user, such as user:default/chloe`,
      );
    }
    const ref = readUserRef(header);
    if (!this.refs.has(ref)) {
      throw new NotAllowedError(
        `${ref} is not listed under auth.providers.demo.users`,
      );
    }
    return ref;
  }
}

function readUserRef(value: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(value, {
        defaultKind: 'user',
        defaultNamespace: 'default',
      }),
    );
  } catch (error) {
    throw new InputError(`"${value}" is not the entity ref of a user`, error);
  }
}
