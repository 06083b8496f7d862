// SPDX-License-Identifier: Apache-2.0
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  ForwardedError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  inferenceRolloutUpdatePermission,
  plainText,
  Rollout,
} from '@inference-portal/backstage-plugin-inference-common';
import type { z as Zod } from 'zod/v3';
import { RolloutTask } from '../plans/RolloutTasks';
import { ActionParts, requirePermission } from './ActionParts';
import { ENTITY_REF, readEntityRef } from './entityRefInput';

type Z = typeof Zod;

/** They lead to other weights, by way of a pull request that a person merges. */
export const CHANGES = {
  readOnly: false,
  destructive: true,
  idempotent: true,
} as const;

/** What every description says of what comes of a change. */
export const HOW_IT_GOES_ON = `Nothing changes in a cluster before a person merges: a task of the portal's Scaffolder edits the model's repository as the calling user and opens a pull request, or adds to the user's open one of this rollout. Ask get-rollout-task with the taskId until it is done or failed, and tell the user the pull request's address.
Only who may change the model's rollouts may call this; others are told whom to ask, before anything is read.`;

/** Which rollout of which model. */
export function rolloutInput(z: Z) {
  return {
    entityRef: z.string().describe(ENTITY_REF),
    canary: z
      .string()
      .max(253)
      .optional()
      .describe(
        'New version as get-rollouts tells it: a pool, or by a rewrite a model or adapter; needed where the model has several rollouts',
      ),
    cluster: z
      .string()
      .max(253)
      .optional()
      .describe(
        'Cluster against whose definitions the change is checked; the first that has the rollout where left out. Git is one for all of them',
      ),
  };
}

export function reasonInput(z: Z) {
  return z
    .string()
    .min(3)
    .max(500)
    .regex(/^.*$/, 'is more than one line')
    .optional();
}

export function changeOutput(z: Z) {
  const weights = z.object({ stable: z.number(), canary: z.number() });
  return z.object({
    taskId: z.string().describe('For get-rollout-task'),
    taskPath: z.string().describe("Of the task's page, below the portal"),
    pagePath: z
      .string()
      .describe("Of the model's Inference tab, below the portal"),
    change: z.string().describe('What is proposed, in one sentence'),
    before: weights.optional().describe('Weights in the cluster now'),
    after: weights
      .optional()
      .describe('Weights once the pull request is merged and applied'),
  });
}

/**
 * Proposes a change of the one rollout that is meant, if the caller may change any
 * of the entity's.
 *
 * @param propose - what shall become of it; throws where that may not be
 */
export async function changeRollout(
  parts: ActionParts,
  {
    entityRef: given,
    reason,
    ...wanted
  }: { entityRef: string; canary?: string; cluster?: string; reason?: string },
  credentials: BackstageCredentials,
  propose: (rollout: Rollout) => {
    template: RolloutTask['template'];
    /** What the template takes besides which rollout it is, and why. */
    values?: JsonObject;
    change: string;
    after?: Rollout['weights'];
  },
) {
  const entityRef = readEntityRef(given);
  await requireRolloutUpdate(parts, entityRef, credentials);
  const rollout = await findRollout(parts, entityRef, wanted);
  const { template, values, change, after } = propose(rollout);
  return startChange(
    parts,
    {
      task: {
        template,
        values: {
          ...valuesOf(entityRef, rollout),
          ...values,
          ...(reason !== undefined && { reason }),
        },
      },
      change,
      before: rollout.weights,
      ...(after && { after }),
    },
    credentials,
  );
}

/**
 * Whether the caller may change rollouts of the entity, before anything is read.
 *
 * @throws NotAllowedError that says whom to ask
 */
export async function requireRolloutUpdate(
  { permissions, rollouts }: Pick<ActionParts, 'permissions' | 'rollouts'>,
  entityRef: string,
  credentials: BackstageCredentials,
): Promise<void> {
  try {
    await requirePermission(
      permissions,
      { permission: inferenceRolloutUpdatePermission, resourceRef: entityRef },
      credentials,
    );
  } catch (error) {
    const { reason } = await rollouts.of(entityRef, credentials);
    throw reason === undefined ? error : new NotAllowedError(plainText(reason));
  }
}

/**
 * The one rollout that is meant.
 *
 * @throws NotFoundError, InputError that name those there are
 */
export async function findRollout(
  { planned }: { planned: Pick<ActionParts['planned'], 'list'> },
  entityRef: string,
  wanted: { canary?: string; cluster?: string },
): Promise<Rollout> {
  const { items } = await planned.list(entityRef, {});
  const found = items.filter(
    ({ canary, route }) =>
      (wanted.canary === undefined || canary.name === wanted.canary) &&
      (wanted.cluster === undefined || route.cluster === wanted.cluster),
  );
  const [first] = found;
  if (!first) {
    throw new NotFoundError(
      `${entityRef} has no such rollout${
        items.length > 0
          ? `; there are ${nameAll(items)}`
          : ': no rule shares requests between two versions of it'
      }`,
    );
  }
  if (new Set(found.map(nameOf)).size > 1) {
    throw new InputError(
      `canary: ${entityRef} has several rollouts, ${nameAll(
        found,
      )}: name one of them`,
    );
  }
  return first;
}

/** @throws where the verdict forbids more requests, or a reason is missing: as the task would later */
export function requireVerdict(
  { verdict, reasons }: Rollout,
  reason: string | undefined,
): void {
  const why = plainText(reasons.join('; '));
  if (verdict === 'fail') {
    throw new ConflictError(
      `The verdict is fail: ${why}. The canary gets no more requests; abort-canary takes it back`,
    );
  }
  if (verdict === 'insufficient' && reason === undefined) {
    throw new InputError(
      `reason: the verdict is insufficient: ${why}. Wait, or give the reason for which the user wants to go on; don't make one up`,
    );
  }
}

/** As every template takes it. */
export function valuesOf(entityRef: string, rollout: Rollout) {
  const { way, route, rule, stable, canary } = rollout;
  return {
    entityRef,
    ...(way === 'rewrite' && { way }),
    cluster: route.cluster,
    namespace: route.namespace,
    route: route.name,
    rule,
    stable: stable.name,
    canary: canary.name,
  };
}

/** Starts the template as the caller, and says how to follow it. */
export async function startChange(
  { tasks }: Pick<ActionParts, 'tasks'>,
  {
    task,
    change,
    ...weights
  }: {
    task: RolloutTask & { values: { entityRef: string } };
    change: string;
    before?: Rollout['weights'];
    after?: Rollout['weights'];
  },
  credentials: BackstageCredentials,
) {
  let taskId: string;
  try {
    taskId = await tasks.start(task, credentials);
  } catch (error) {
    throw new ForwardedError(
      `The Scaffolder did not start ${task.template}`,
      error,
    );
  }
  const [, kind, namespace, name] =
    /^([^:]+):([^/]+)\/(.+)$/.exec(task.values.entityRef) ?? [];
  return {
    output: {
      taskId,
      taskPath: `/create/tasks/${taskId}`,
      pagePath: `/catalog/${namespace}/${kind}/${name}/inference`,
      change,
      ...weights,
    },
  };
}

function nameOf({ route, stable, canary }: Rollout): string {
  return `${route.namespace}/${route.name} from ${stable.name} to ${canary.name}`;
}

function nameAll(rollouts: readonly Rollout[]): string {
  return [...new Set(rollouts.map(nameOf))].slice(0, 10).join(', ');
}
