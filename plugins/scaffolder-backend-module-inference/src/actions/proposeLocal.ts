// SPDX-License-Identifier: Apache-2.0
import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { onBehalfOfField } from '../input/canaryInput';
import { localRepositoryFields, nameOfGroup } from '../input/localRepository';
import { readInput } from '../input/readInput';
import { LocalGitClient } from '../publish/LocalGitClient';
import { readPublishable } from '../workspace/readPublishable';
import { examples } from './proposeLocal.examples';

const commit = () =>
  z.string().regex(/^[0-9a-f]{40}$/, 'is no commit: write its forty digits');

const input = z.object({
  ...localRepositoryFields,
  base: commit().describe(
    'Commit on which the change was made, as inference:repo:fetch put it out. What somebody else changed in the same file since is told and never overwritten',
  ),
  branch: z
    .string()
    .max(100)
    .regex(
      /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9_-])?$/,
      'is no branch: write letters, digits, dots, dashes and underscores, such as rollout-qwen-chat',
    )
    .describe(
      'Branch of the change. An open pull request of this branch gets one more commit',
    ),
  expectedHead: commit()
    .or(z.literal('none'))
    .optional()
    .describe(
      'Newest commit of the open pull request as it was known, or none where none was open: somebody else’s change meanwhile is refused',
    ),
  title: z
    .string()
    .min(1)
    .max(200)
    .regex(/^.*$/, 'is more than one line')
    .describe('Title of the pull request'),
  description: z
    .string()
    .max(20_000)
    .optional()
    .describe('What reviewers are told'),
  message: z
    .string()
    .min(1)
    .max(2_000)
    .optional()
    .describe('Message of the commit; the title where left out'),
  entityRef: z
    .string()
    .max(200)
    .optional()
    .describe('Entity that it is about, to which the pull request links'),
  onBehalfOf: onBehalfOfField,
});

const output = z.object({
  changed: z
    .boolean()
    .describe('False where nothing was to be proposed that is not there'),
  pullRequestUrl: z
    .string()
    .describe(
      'Page of the pull request; the list of them in a dry run, or where the default branch holds the change already',
    ),
  pullRequestNumber: z
    .number()
    .describe('Number of the pull request; 0 where there is none'),
  commit: z
    .string()
    .describe('Newest commit of the branch; empty where there is none'),
  files: z.array(z.string()).describe('Files that the pull request changes'),
});

/** `inference:repo:proposeLocal`: a pull request on a repository that the portal itself serves. */
export function createProposeLocalAction(services: {
  auth: AuthService;
  discovery: DiscoveryService;
}) {
  return createTemplateAction({
    id: 'inference:repo:proposeLocal',
    description:
      'Proposes what the workspace holds as a pull request on the portal’s own Git, or updates the open one of the branch. Needs the local-git backend plugin',
    examples,
    supportsDryRun: true,
    schema: { input: () => input, output: () => output },
    async handler(ctx) {
      const { owner, name, sourcePath, expectedHead, ...rest } = readInput(
        input,
        ctx.input,
      );
      const files = await readPublishable(ctx.workspacePath, sourcePath);
      const client = new LocalGitClient(services, {
        owner: nameOfGroup(owner),
        name,
      });
      const { pullsUrl } = await client.addresses();
      if (ctx.isDryRun) {
        ctx.logger.info(`Would propose “${rest.title}” at ${pullsUrl}`);
        ctx.output('changed', true);
        ctx.output('pullRequestUrl', pullsUrl);
        ctx.output('pullRequestNumber', 0);
        ctx.output('commit', '');
        ctx.output('files', []);
        return;
      }
      const credentials = await ctx.getInitiatorCredentials();
      // A task that runs again after a later step failed has proposed already.
      const { changed, pullRequest } = await ctx.checkpoint({
        key: `proposeLocal.${owner}.${name}.${rest.branch}`,
        fn: () =>
          client.propose({
            credentials,
            files,
            proposal: {
              ...rest,
              message: rest.message ?? rest.title,
              complete: true,
              ...(expectedHead && {
                expectedHead: expectedHead === 'none' ? null : expectedHead,
              }),
            },
            signal: ctx.signal,
          }),
      });
      ctx.logger.info(
        pullRequest
          ? `${changed ? 'Proposed' : 'Proposed before'}: ${pullRequest.url}`
          : 'The default branch holds these files already',
      );
      ctx.output('changed', changed);
      ctx.output('pullRequestUrl', pullRequest?.url ?? pullsUrl);
      ctx.output('pullRequestNumber', pullRequest?.number ?? 0);
      ctx.output('commit', pullRequest?.head.commit ?? '');
      ctx.output('files', pullRequest?.files.map(({ path }) => path) ?? []);
    },
  });
}
