// SPDX-License-Identifier: Apache-2.0
import {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { inferenceClusterReadPermission } from '@inference-portal/backstage-plugin-inference-common';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { Plan } from './plan/planChanges';

/** Of each list; how many there are is told besides. */
const MOST_LISTED = 500;

/** A preview reads the whole catalog of pools: not for ever. */
const TIMEOUT_MS = 60_000;

/** `GET /inference/preview`: what the next round would do, and why. */
export function createPreviewRouter(parts: {
  provider: { preview(signal: AbortSignal): Promise<Plan> };
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
}): Router {
  const { provider, httpAuth, permissions } = parts;
  const router = PromiseRouter();
  router.get('/inference/preview', async (request, response) => {
    const credentials = await httpAuth.credentials(request);
    const permission = inferenceClusterReadPermission;
    const [{ result }] = await permissions.authorize([{ permission }], {
      credentials,
    });
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`Permission ${permission.name} was denied`);
    }
    const plan = await provider.preview(AbortSignal.timeout(TIMEOUT_MS));
    response.json(describePlan(plan));
  });
  return router;
}

function describePlan(plan: Plan) {
  return {
    add: listed(plan.add.map(describeEntity)),
    change: listed(
      plan.change.map(({ entity, fields }) => ({
        ...describeEntity(entity),
        fields,
      })),
    ),
    remove: listed(plan.remove),
    keep: listed(plan.keep),
    conflicts: listed(plan.conflicts),
    unchanged: plan.unchanged,
  };
}

function describeEntity(entity: Entity) {
  return {
    entityRef: stringifyEntityRef(entity),
    title: entity.metadata.title,
    type: entity.spec?.type,
    owner: entity.spec?.owner,
  };
}

function listed<T>(items: readonly T[]) {
  return { total: items.length, items: items.slice(0, MOST_LISTED) };
}
