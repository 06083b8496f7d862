// SPDX-License-Identifier: Apache-2.0
import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  AuthorizePermissionRequest,
  AuthorizeResult,
} from '@backstage/plugin-permission-common';
import { z } from 'zod';
import { EntityScopes } from '../router/EntityScopes';
import { ReadAudit } from '../router/ReadAudit';
import { PlannedRollouts } from '../plans/PlannedRollouts';
import { RolloutTasks } from '../plans/RolloutTasks';
import { RolloutAccess } from '../router/RolloutAccess';
import { Answer } from '../service/AnswerCache';
import { ClusterAdvisor } from '../service/ClusterAdvisor';
import { Explainer } from '../service/Explainer';
import { InferenceService } from '../service/InferenceService';
import { patchesIn } from '../service/patchesIn';

/** What actions are made of. */
export interface ActionParts {
  actionsRegistry: ActionsRegistryService;
  permissions: PermissionsService;
  advisor: ClusterAdvisor;
  explainer: Explainer;
  service: InferenceService;
  rollouts: RolloutAccess;
  planned: PlannedRollouts;
  tasks: RolloutTasks;
  scopes: EntityScopes;
  audit: ReadAudit;
}

/** None changes anything, nor sends anything to a cluster. */
export const READ_ONLY = {
  readOnly: true,
  destructive: false,
  idempotent: true,
} as const;

/** The registry hides what may not be seen; that is no check of who calls. */
export async function requirePermission(
  permissions: PermissionsService,
  asked: AuthorizePermissionRequest,
  credentials: BackstageCredentials,
): Promise<void> {
  const [{ result }] = await permissions.authorize([asked], { credentials });
  if (result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(`Permission ${asked.permission.name} was denied`);
  }
}

/** @throws InputError that names each field and what to write, as the routes do */
export function parseActionInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    throw new InputError(
      parsed.error.issues
        .map(({ path, message }) => `${path.join('.')}: ${message}`)
        .join('; '),
    );
  }
  return parsed.data;
}

/** What a route answers, in English: actions say the same, and less of it. */
export async function contentOf<Content>({ json }: Answer): Promise<Content> {
  return JSON.parse(await json.read('plain'));
}

/** The first of a list, and how many more there are. */
export function firstOf<Item>(
  items: readonly Item[],
  most: number,
): { items: Item[]; leftOut: number } {
  return {
    items: items.slice(0, most),
    leftOut: Math.max(0, items.length - most),
  };
}

/** A tool hands patches out as pages do. */
export async function auditPatches(
  audit: ReadAudit,
  tool: string,
  credentials: BackstageCredentials,
  output: object,
): Promise<void> {
  const codes = patchesIn(output);
  if (codes.length > 0) {
    await audit.byTool(tool, credentials, {
      eventId: 'patch-read',
      meta: { codes },
    });
  }
}
