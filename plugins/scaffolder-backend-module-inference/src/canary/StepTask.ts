// SPDX-License-Identifier: Apache-2.0
import {
  AuditorService,
  AuthService,
  DiscoveryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { JsonObject } from '@backstage/types';
import { z } from 'zod/v3';
import { Caller } from '../check/Caller';
import { RepositoryFiles } from '../edit/RepositoryFiles';
import { stepFields, stepOutput } from '../input/canaryInput';
import { nameOfGroup } from '../input/localRepository';
import { toBranchName } from '../publish/toBranchName';
import { readEditable, writeEdited } from '../workspace/editRepository';
import { writeFiles } from '../workspace/writeFiles';
import { auditStep } from './auditStep';
import { CanaryStep } from './decideStep';
import { describeStep, TakenStep } from './describeStep';
import { findOpenChange, refuseForeignChange } from './findOpenChange';
import { Actor, nameActor, requireActor } from './readActor';
import { requirePlanned } from './requirePlanned';

export interface CanaryServices {
  auth: AuthService;
  discovery: DiscoveryService;
  permissions: PermissionsService;
  auditor: AuditorService;
  catalog: CatalogService;
}

const fields = z.object(stepFields);
const output = z.object(stepOutput);

export type StepInput = z.output<typeof fields> & {
  /** False where what publishes can't delete files. */
  deletesFiles?: boolean;
};
export type StepContext = Pick<
  ActionContext<JsonObject, z.output<typeof output>, 'v2'>,
  | 'workspacePath'
  | 'logger'
  | 'output'
  | 'checkpoint'
  | 'isDryRun'
  | 'signal'
  | 'getInitiatorCredentials'
>;

/** What a step came to: files, and what is to be told of it, where it is not what was asked for. */
export interface StepResult
  extends Omit<
      TakenStep,
      | 'way'
      | 'namespace'
      | 'route'
      | 'stable'
      | 'canary'
      | 'user'
      | 'isPlanned'
      | 'entityRef'
      | 'reason'
    >,
    Partial<Pick<TakenStep, 'way' | 'route' | 'stable'>> {
  files: RepositoryFiles;
}

/**
 * Runs one step of a rollout: may they, whose change is open, take it, write it
 * down, tell it. Nothing is read or written before the first answer.
 */
export async function runStep(
  ctx: StepContext,
  services: CanaryServices,
  {
    step,
    input,
    overridesOthers = false,
    weight,
    take,
  }: {
    step: CanaryStep;
    input: StepInput;
    /** The canary's share that it leads to, in percent. */
    weight: number;
    /** An abort does not wait for somebody else's open change. */
    overridesOthers?: boolean;
    take(files: RepositoryFiles, caller: Caller): Promise<StepResult>;
  },
): Promise<void> {
  const { entityRef, targetPath, changesPath, canary } = input;
  const credentials = await ctx.getInitiatorCredentials();
  const caller = { ...services, credentials, signal: ctx.signal };
  const actor = nameActor(services.auth, credentials, input.onBehalfOf);
  const { user, isPlanned } = actor;
  const { namespace, route, stable, reason, cluster = '' } = input;
  await auditStep(
    services.auditor,
    {
      ...{ step, user, entityRef, cluster, namespace, route, stable, canary },
      ...(reason !== undefined && { reason }),
      ...(isPlanned && { isPlanned }),
      isDryRun: ctx.isDryRun ?? false,
    },
    async note => {
      await requireActor(caller, actor, entityRef);
      const branch = toBranchName('rollout', canary);
      const expectedHead = await ctx.checkpoint({
        // What was open when the task began: its own commit later on is no surprise.
        key: `canary.${step}.${entityRef}.${branch}`,
        fn: () => findHead(caller, { input, branch, actor, overridesOthers }),
      });
      const before = await readEditable(ctx.workspacePath, targetPath);
      if (isPlanned) requirePlanned(before, { input, step, weight, user });
      const { files, ...taken } = await take(before, caller);
      const told = describeStep({ ...input, ...taken, ...actor });
      const { written, deleted } = await writeEdited(
        ctx.workspacePath,
        targetPath,
        { before, after: files, canDelete: input.deletesFiles },
      );
      if (changesPath !== undefined) {
        await writeFiles(ctx.workspacePath, changesPath, written);
      }
      const changed = written.length + deleted.length > 0;
      note({
        step: taken.step,
        ...(taken.route !== undefined && { route: taken.route }),
        ...(taken.stable !== undefined && { stable: taken.stable }),
        changed,
        branch,
        ...(taken.before && { before: { ...taken.before } }),
        ...(taken.after && { after: { ...taken.after } }),
        ...(taken.verdict && { verdict: taken.verdict }),
      });
      ctx.logger.info(
        changed ? told.title : 'The repository has these weights already',
      );
      ctx.output('changed', changed);
      ctx.output(
        'files',
        written.map(({ path }) => path),
      );
      ctx.output('deleted', deleted);
      ctx.output('branch', branch);
      ctx.output('title', told.title);
      ctx.output('description', told.description);
      ctx.output('message', told.message);
      ctx.output('expectedHead', expectedHead);
      ctx.output('verdict', taken.verdict ?? '');
      if (taken.after) {
        ctx.output('asked', {
          way: input.way,
          route: taken.route ?? route,
          versions: { namespace, stable: taken.stable ?? stable, canary },
          weights: taken.after,
          ...(taken.verdict && { verdict: taken.verdict }),
          ...(reason !== undefined && { reason }),
        });
      }
    },
  );
}

/** `none` where nothing is open, empty where nobody can tell. */
async function findHead(
  caller: Caller,
  {
    input,
    branch,
    actor,
    overridesOthers,
  }: {
    input: StepInput;
    branch: string;
    actor: Actor;
    overridesOthers: boolean;
  },
): Promise<string> {
  if (!input.repository) return '';
  const { owner, name } = input.repository;
  const open = await findOpenChange(caller, {
    owner: nameOfGroup(owner),
    name,
    branch,
  });
  if (!overridesOthers) refuseForeignChange(open, actor);
  return open?.head ?? 'none';
}
