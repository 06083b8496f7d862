// SPDX-License-Identifier: Apache-2.0
import { PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { inferenceRolloutUpdatePermission } from '@inference-portal/backstage-plugin-inference-common';
import { z } from 'zod';
import { Caller, callPlugin } from '../check/Caller';
import { rolloutsPath } from './readVerdict';

const TIMEOUT_MS = 10_000;

const Access = z.object({
  access: z.object({ reason: z.string().optional() }),
});

/**
 * Asks whether whoever runs the task may change rollouts of an entity, at this
 * moment: an answer that a page was given may be half a minute old.
 *
 * @throws NotAllowedError that says whose it is and whom to ask
 */
export async function requireRollout(
  caller: Caller & { permissions: PermissionsService },
  entityRef: string,
): Promise<void> {
  const { permissions, credentials } = caller;
  const [{ result }] = await permissions.authorize(
    [{ permission: inferenceRolloutUpdatePermission, resourceRef: entityRef }],
    { credentials },
  );
  if (result === AuthorizeResult.ALLOW) return;
  const reason =
    (await readReason(caller, entityRef)) ??
    `You may not change rollouts of ${entityRef}: permission ${inferenceRolloutUpdatePermission.name} was denied`;
  throw new NotAllowedError(`${reason}. Nothing was fetched or changed`);
}

/** Who owns it the inference backend knows; whoever may not even see it is not told. */
async function readReason(
  caller: Caller,
  entityRef: string,
): Promise<string | undefined> {
  const response = await callPlugin(
    caller,
    'inference',
    rolloutsPath(entityRef),
    { method: 'GET', timeoutMs: TIMEOUT_MS },
  );
  if (!response.ok) {
    await response.body?.cancel();
    return undefined;
  }
  return Access.parse(await response.json()).access.reason;
}
