// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { buildRepository } from '../build/repository/buildRepository';
import {
  checkRepository,
  planRepository,
} from '../build/repository/RepositoryPlan';
import { readInput } from '../input/readInput';
import { repoInput } from '../input/repoInput';
import { writeFiles } from '../workspace/writeFiles';
import { examples } from './generateRepo.examples';

const output = z.object({
  name: z.string().describe('Name of the pool, its workload, route and entity'),
  namespace: z.string().describe('Namespace of the pool'),
  pool: z.string().describe('Pool as `namespace/name`'),
  servedName: z.string().describe('Name that clients ask for'),
  catalogInfoPath: z.string().describe('Path of catalog-info.yaml'),
  files: z.array(z.string()).describe('Paths of all files'),
});

/** `inference:repo:generate`: all that a model needs, as a repository. */
export function createGenerateRepoAction() {
  return createTemplateAction({
    id: 'inference:repo:generate',
    description:
      'Writes a repository that serves a model: servers, pool and endpoint picker, route, timeouts, GitOps, README and catalog entry',
    examples,
    supportsDryRun: true,
    schema: { input: () => repoInput, output: () => output },
    async handler(ctx) {
      const input = readInput(repoInput, ctx.input, checkRepository);
      const plan = planRepository(input);
      const files = await writeFiles(
        ctx.workspacePath,
        input.targetPath,
        buildRepository(plan),
      );
      const { model } = plan.server;
      ctx.logger.info(`Wrote ${files.length} files for ${model.name}`);
      ctx.output('name', model.name);
      ctx.output('namespace', model.namespace);
      ctx.output('pool', `${model.namespace}/${model.name}`);
      ctx.output('servedName', model.servedName);
      ctx.output(
        'catalogInfoPath',
        files.find(path => path.endsWith('catalog-info.yaml')) ?? '',
      );
      ctx.output('files', files);
    },
  });
}
