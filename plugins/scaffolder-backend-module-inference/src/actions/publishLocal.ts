// SPDX-License-Identifier: Apache-2.0
import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { localRepositoryFields, nameOfGroup } from '../input/localRepository';
import { readInput } from '../input/readInput';
import { LocalGitClient } from '../publish/LocalGitClient';
import { readPublishable } from '../workspace/readPublishable';
import { examples } from './publishLocal.examples';

const input = z.object({
  ...localRepositoryFields,
  message: z
    .string()
    .min(1)
    .max(500)
    .default('Serve a model')
    .describe('Message of the commit'),
  ifExists: z
    .enum(['update', 'refuse'])
    .default('update')
    .describe(
      'What happens where the repository holds something else already: one more commit, or a refusal that changes nothing',
    ),
});

const output = z.object({
  remoteUrl: z.string().describe('Address to clone from'),
  repoContentsUrl: z
    .string()
    .describe('Address at which the files can be looked at'),
  commit: z
    .string()
    .describe('Commit that the branch is at; empty in a dry run'),
  changed: z
    .boolean()
    .describe('False where the repository held these files already'),
});

/** `inference:repo:publishLocal`: puts the workspace into a repository that the portal itself serves. */
export function createPublishLocalAction(services: {
  auth: AuthService;
  discovery: DiscoveryService;
}) {
  return createTemplateAction({
    id: 'inference:repo:publishLocal',
    description:
      'Commits the workspace to a Git repository on the portal’s own disk, for portals without a Git server. Needs the local-git backend plugin',
    examples,
    supportsDryRun: true,
    schema: { input: () => input, output: () => output },
    async handler(ctx) {
      const { owner, name, sourcePath, message, ifExists } = readInput(
        input,
        ctx.input,
      );
      const files = await readPublishable(ctx.workspacePath, sourcePath);
      const client = new LocalGitClient(services, {
        owner: nameOfGroup(owner),
        name,
      });
      if (ctx.isDryRun) {
        const addresses = await client.addresses();
        ctx.logger.info(
          `Would publish ${files.length} files to ${addresses.remoteUrl}`,
        );
        ctx.output('remoteUrl', addresses.remoteUrl);
        ctx.output('repoContentsUrl', addresses.repoContentsUrl);
        ctx.output('commit', '');
        ctx.output('changed', true);
        return;
      }
      const credentials = await ctx.getInitiatorCredentials();
      // A task that runs again after a later step failed has published already.
      const published = await ctx.checkpoint({
        key: `publishLocal.${owner}.${name}`,
        fn: () =>
          client.commit({
            credentials,
            files,
            message,
            onlyNew: ifExists === 'refuse',
            signal: ctx.signal,
          }),
      });
      ctx.logger.info(
        published.changed
          ? `Committed ${files.length} files to ${published.remoteUrl}`
          : `${published.remoteUrl} holds these files already`,
      );
      ctx.output('remoteUrl', published.remoteUrl);
      ctx.output('repoContentsUrl', published.repoContentsUrl);
      ctx.output('commit', published.commit);
      ctx.output('changed', published.changed);
    },
  });
}
