// SPDX-License-Identifier: Apache-2.0
import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { startTarget } from '../canary/startTarget';
import { addAdapter } from '../edit/adapters/addAdapter';
import { findClustersOfPool } from '../edit/pools/findClustersOfPool';
import { PoolName } from '../edit/pools/findPoolObjects';
import { adapterInput } from '../input/modelInput';
import { editOutput, poolFields } from '../input/poolInput';
import { Problem, readInput } from '../input/readInput';
import { plainText } from '../input/texts';
import { judgeOwnership } from '../placement/judgeOwnership';
import { readSelfService, SelfService } from '../placement/readSelfService';
import { toBranchName } from '../publish/toBranchName';
import { readEditable, writeEdited } from '../workspace/editRepository';
import { examples } from './addAdapter.examples';

const { namespace, pool: name, targetPath } = poolFields;
const input = z.object({
  namespace,
  pool: name,
  adapter: adapterInput.describe(
    'LoRA adapter that the servers load beside the model',
  ),
  share: z
    .object({
      of: plainText(256)
        .optional()
        .describe('Name that clients ask for; the model’s own where left out'),
      percent: z
        .number()
        .int('is no whole number')
        .min(1, 'is nothing: leave share out')
        .max(50, 'is more than half: a new version begins with less')
        .describe('How many of a hundred requests the adapter answers'),
    })
    .optional()
    .describe(
      'Share of the requests for another name that the adapter gets, by an InferenceModelRewrite of the pool. Left out, only who asks for it by its own name gets it',
    ),
  targetPath,
});

const output = z.object({
  ...editOutput,
  notes: z
    .array(z.string())
    .describe('What the repository can’t say, and who has to'),
});

/** `inference:adapter:add`: one more LoRA adapter for a model's servers, routes and catalog entry. */
export function createAddAdapterAction(services: {
  auth: AuthService;
  discovery: DiscoveryService;
}) {
  return createTemplateAction({
    id: 'inference:adapter:add',
    description:
      'Adds a LoRA adapter to the model whose repository is in the workspace: arguments of its servers, matches of its route, the map of body-based routing where it is there, and the catalog. Refuses a name that is served already',
    examples,
    supportsDryRun: true,
    schema: { input: () => input, output: () => output },
    async handler(ctx) {
      const selfService = await readSelfService({
        ...services,
        credentials: await ctx.getInitiatorCredentials(),
        signal: ctx.signal,
      });
      const parsed = readInput(input, ctx.input);
      judgeOwnership(parsed.namespace, selfService);
      const pool = { namespace: parsed.namespace, name: parsed.pool };
      const before = await readEditable(ctx.workspacePath, parsed.targetPath);
      const clusters = findClustersOfPool(before, pool);
      readInput(input, ctx.input, ({ adapter }) =>
        findTaken(adapter.name, pool, clusters, selfService),
      );
      const { files: after, notes } = parsed.share
        ? startTarget(before, {
            namespace: pool.namespace,
            stable: pool.name,
            canary: parsed.adapter.name,
            adapter: parsed.adapter.source,
            weight: parsed.share.percent,
            servedName: parsed.share.of,
          })
        : addAdapter(before, { pool, adapter: parsed.adapter });
      const { written, deleted } = await writeEdited(
        ctx.workspacePath,
        parsed.targetPath,
        { before, after },
      );
      for (const note of notes) {
        ctx.logger.warn(note);
      }
      ctx.output('changed', written.length > 0);
      ctx.output(
        'files',
        written.map(({ path }) => path),
      );
      ctx.output('deleted', deleted);
      ctx.output('branch', toBranchName('adapter', parsed.adapter.name));
      ctx.output('title', `Serve the adapter ${parsed.adapter.name}`);
      ctx.output(
        'description',
        [
          `Requests whose \`model\` is \`${parsed.adapter.name}\` are answered by ${pool.namespace}/${pool.name} with the adapter of \`${parsed.adapter.source}\`. The servers start anew for it, one after the other.`,
          ...notes,
        ].join('\n\n'),
      );
      ctx.output('cluster', clusters?.[0] ?? '');
      ctx.output('notes', notes);
    },
  });
}

/** A Gateway routes each name to one model. */
function findTaken(
  adapter: string,
  pool: PoolName,
  clusters: readonly string[] | undefined,
  selfService: SelfService,
): Problem[] {
  const own = `${pool.namespace}/${pool.name}`;
  return selfService.clusters
    .filter(each => clusters?.includes(each.name) ?? true)
    .flatMap(({ name: cluster, models }) => {
      const gateways = models
        .filter(model => model.pool === own)
        .flatMap(model => model.gateways);
      const taken = models.find(
        model =>
          model.name === adapter &&
          (model.pool === own ||
            model.gateways.some(gateway => gateways.includes(gateway))),
      );
      return taken
        ? [
            {
              path: ['adapter', 'name'],
              message: `is ${adapter}, which ${taken.pool} answers to already in ${cluster}. Nothing was changed. Choose another name`,
            },
          ]
        : [];
    });
}
