// SPDX-License-Identifier: Apache-2.0
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { inferenceEntityReadPermission } from '@inference-portal/backstage-plugin-inference-common';
import { ActionParts, requirePermission } from './ActionParts';
import { readEntityRef } from './entityRefInput';

/**
 * The entity that an agent means, and what the caller may do with its rollouts.
 *
 * @throws NotAllowedError where the caller may not read it
 */
export async function requireEntity(
  { permissions, rollouts }: Pick<ActionParts, 'permissions' | 'rollouts'>,
  given: string,
  credentials: BackstageCredentials,
) {
  const entityRef = readEntityRef(given);
  await requirePermission(
    permissions,
    { permission: inferenceEntityReadPermission, resourceRef: entityRef },
    credentials,
  );
  return { entityRef, access: await rollouts.of(entityRef, credentials) };
}
