// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** What an agent is told to give. */
export const ENTITY_REF =
  'Entity of the catalog, such as component:default/qwen-chat; list-pools names the entities of each pool';

/** @throws InputError that says how an entity ref is written */
export function readEntityRef(text: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, { defaultKind: 'component' }),
    );
  } catch {
    throw new InputError(
      `entityRef: ${text} is no entity ref: write kind:namespace/name, such as component:default/qwen-chat`,
    );
  }
}
