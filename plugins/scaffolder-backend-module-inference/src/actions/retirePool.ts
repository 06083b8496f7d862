// SPDX-License-Identifier: Apache-2.0
import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { Caller } from '../check/Caller';
import { findClustersOfPool } from '../edit/pools/findClustersOfPool';
import { PoolName } from '../edit/pools/findPoolObjects';
import {
  detachPool,
  findLeftovers,
  findPoolUses,
  removePool,
} from '../edit/pools/retirePool';
import { compareFiles, RepositoryFiles } from '../edit/RepositoryFiles';
import { editOutput, poolFields } from '../input/poolInput';
import { readInput } from '../input/readInput';
import { judgeOwnership } from '../placement/judgeOwnership';
import { readSelfService, SelfService } from '../placement/readSelfService';
import { judgeDrained } from '../retire/judgeDrained';
import { readPoolTraffic } from '../retire/readPoolTraffic';
import { readEditable, writeEdited } from '../workspace/editRepository';
import { examples } from './retirePool.examples';

const input = z.object({
  ...poolFields,
  quietMinutes: z
    .number()
    .int('is no whole number of minutes')
    .min(1, 'is less than a minute')
    .max(1440, 'is more than a day')
    .default(10)
    .describe('Minutes without any request before the pool may be deleted'),
  unmeasured: z
    .enum(['refuse', 'allow'])
    .default('refuse')
    .describe(
      'What becomes of a pool of which nothing is measured: `allow` deletes it once no route sends requests to it',
    ),
});

const output = z.object({
  ...editOutput,
  step: z
    .enum(['drain', 'delete', 'done'])
    .describe(
      'What was done: requests taken off it, the pool taken away, or nothing, since nothing is left of it',
    ),
  left: z
    .array(z.string())
    .describe('Objects that stay in a repository that has no pool any more'),
});

type Step = z.output<typeof output>['step'];

/** `inference:pool:retire`: the next step of a pool's end, by what repository and clusters say. */
export function createRetirePoolAction(services: {
  auth: AuthService;
  discovery: DiscoveryService;
}) {
  return createTemplateAction({
    id: 'inference:pool:retire',
    description:
      'Takes the next step of a pool’s end in the repository in the workspace: requests off it first; once that is applied and nobody was served for a while, the pool and all that is there for it alone. Refuses, with the reason, while it is not drained',
    examples,
    supportsDryRun: true,
    schema: { input: () => input, output: () => output },
    async handler(ctx) {
      const parsed = readInput(input, ctx.input);
      const { namespace, targetPath, deletesFiles } = parsed;
      const pool = { namespace, name: parsed.pool };
      const caller: Caller = {
        ...services,
        credentials: await ctx.getInitiatorCredentials(),
        signal: ctx.signal,
      };
      const selfService = await readSelfService(caller);
      judgeOwnership(namespace, selfService);
      const before = await readEditable(ctx.workspacePath, targetPath);
      const clusters = findClustersOfPool(before, pool);
      const { step, after } = await takeStep(before, pool, async () => {
        const reasons = await findHindrances(
          clusters ?? clustersWith(pool, selfService),
          { ...pool, ...parsed, name: pool.name },
          caller,
        );
        if (reasons.length > 0) {
          throw new ConflictError(
            `${namespace}/${pool.name} can’t be deleted yet: ${reasons.join(
              '; ',
            )}. Nothing was changed. Run this again later`,
          );
        }
      });
      const { written, deleted } = await writeEdited(
        ctx.workspacePath,
        targetPath,
        { before, after, canDelete: deletesFiles },
      );
      const left =
        step === 'delete'
          ? [
              ...new Set(
                findLeftovers(after).map(({ kind, name }) => `${kind} ${name}`),
              ),
            ]
          : [];
      const told = describeStep(step, pool, left);
      ctx.logger.info(told.description);
      ctx.output('step', step);
      ctx.output('changed', written.length + deleted.length > 0);
      ctx.output(
        'files',
        written.map(({ path }) => path),
      );
      ctx.output('deleted', deleted);
      ctx.output('branch', `retire-${pool.name}`);
      ctx.output('title', told.title);
      ctx.output('description', told.description);
      ctx.output('cluster', clusters?.[0] ?? '');
      ctx.output('left', left);
    },
  });
}

/** Nothing is deleted before `mayDelete` has had its say. */
async function takeStep(
  before: RepositoryFiles,
  pool: PoolName,
  mayDelete: () => Promise<void>,
): Promise<{ step: Step; after: RepositoryFiles }> {
  if (findPoolUses(before, pool).some(({ weight }) => weight > 0)) {
    return { step: 'drain', after: detachPool(before, pool) };
  }
  const after = removePool(before, pool);
  const { written, deleted } = compareFiles(before, after);
  if (written.length + deleted.length === 0) return { step: 'done', after };
  await mayDelete();
  return { step: 'delete', after };
}

async function findHindrances(
  clusters: readonly string[],
  pool: PoolName & { quietMinutes: number; unmeasured: 'refuse' | 'allow' },
  caller: Caller,
): Promise<string[]> {
  const { quietMinutes: minutes, unmeasured } = pool;
  const reasons = await Promise.all(
    clusters.map(async cluster =>
      judgeDrained(
        await readPoolTraffic(caller, { ...pool, cluster, minutes }),
        {
          ...pool,
          minutes,
          isUnmeasuredFine: unmeasured === 'allow',
        },
      ),
    ),
  );
  return reasons.flatMap(reason => reason ?? []);
}

function clustersWith(
  { namespace, name }: PoolName,
  { clusters }: SelfService,
): string[] {
  return clusters
    .filter(({ pools }) => pools.includes(`${namespace}/${name}`))
    .map(each => each.name);
}

function describeStep(
  step: Step,
  { namespace, name }: PoolName,
  left: readonly string[],
): { title: string; description: string } {
  const pool = `${namespace}/${name}`;
  switch (step) {
    case 'drain':
      return {
        title: `Take requests off ${name}`,
        description: `No request is sent to ${pool} any more once this is merged and applied. Those under way are answered to their end. Run the template again then: it deletes the pool when nobody was served for a while.`,
      };
    case 'delete':
      return {
        title: `Take ${name} away`,
        description: [
          `Nobody is served by ${pool} any more: its servers, its endpoint picker and the pool go.`,
          ...(left.length > 0
            ? [
                `The repository has no pool any more. These stay, for others may use them: ${left.join(
                  ', ',
                )}.`,
              ]
            : []),
          'Where the entity has no other pool, unregister it in the catalog once this is applied (⋮, Unregister entity), and archive the repository.',
        ].join(' '),
      };
    default:
      return {
        title: `Nothing is left of ${name}`,
        description: `The repository has nothing of ${pool} any more. Unregister its entity in the catalog, if that is still there.`,
      };
  }
}
