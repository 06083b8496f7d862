// SPDX-License-Identifier: Apache-2.0
import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  DefaultGitlabCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { readInput } from '../input/readInput';
import { targetFolder } from '../input/targetFile';
import {
  CloneAuth,
  cloneRepository,
  copyFiles,
} from '../publish/cloneRepository';
import {
  findRepositoryOfEntity,
  findRepositoryOfUrl,
  FoundRepository,
} from '../publish/findRepository';
import { resolveInside } from '../workspace/writeFiles';
import { examples } from './fetchRepo.examples';

const fields = z.object({
  entityRef: z
    .string()
    .max(200)
    .regex(
      /^[A-Za-z]+:[\w.-]+\/[\w.-]+$/,
      'is no reference of an entity: write it as component:default/qwen-chat',
    )
    .optional()
    .describe(
      'Entity whose repository is fetched: where its source is, or what the catalog read it from. Whoever runs the task must be allowed to see it',
    ),
  url: z
    .string()
    .max(1_000)
    .url('is no address')
    .optional()
    .describe(
      'Address of the repository or of any page of it, instead of an entity. A Git server other than the portal’s own needs a token then',
    ),
  targetPath: targetFolder(),
});

const input = fields.extend({
  token: z
    .string()
    .max(4_000)
    .optional()
    .describe(
      'Token of whoever runs the task for the Git server, such as ${{ secrets.USER_OAUTH_TOKEN }}, instead of the portal’s own. Not for the portal’s own Git',
    ),
});

const output = z.object({
  commit: z.string().describe('Commit that was fetched'),
  branch: z.string().describe('Default branch, which it is the newest of'),
  publish: z
    .enum(['local', 'github', 'gitlab', 'gitea'])
    .describe('What the repository is on, to choose how to propose a change'),
  repoUrl: z
    .string()
    .describe(
      'For actions that publish, such as github.com?owner=acme&repo=qwen-chat; empty for the portal’s own Git',
    ),
  remoteUrl: z.string().describe('Address to clone from'),
  owner: z
    .string()
    .describe(
      'Organization or group on the Git server; for the portal’s own the group in the catalog, such as group:default/team-chat',
    ),
  name: z.string().describe('Name of the repository'),
});

/** `inference:repo:fetch`: the files of a model’s repository, to change them. */
export function createFetchRepoAction(services: {
  auth: AuthService;
  discovery: DiscoveryService;
  catalog: CatalogService;
  integrations: ScmIntegrations;
}) {
  const { auth, discovery, catalog, integrations } = services;

  /** In the name of the user where the server is the portal’s own. */
  async function authFor(
    { publish, url }: FoundRepository,
    credentials: BackstageCredentials,
    userToken: string | undefined,
  ): Promise<CloneAuth> {
    if (publish === 'local') {
      return auth.getPluginRequestToken({
        onBehalfOf: credentials,
        targetPluginId: 'local-git',
      });
    }
    if (publish === 'gitea') {
      const config = integrations.gitea.byUrl(url)?.config;
      return {
        username: config?.username ?? 'git',
        password: userToken ?? config?.password ?? '',
      };
    }
    const provider =
      publish === 'github'
        ? DefaultGithubCredentialsProvider
        : DefaultGitlabCredentialsProvider;
    const found = userToken
      ? undefined
      : await provider.fromIntegrations(integrations).getCredentials({ url });
    return {
      username: publish === 'github' ? 'x-access-token' : 'oauth2',
      password: userToken ?? found?.token ?? '',
    };
  }

  return createTemplateAction({
    id: 'inference:repo:fetch',
    description:
      'Fetches the newest commit of the default branch of a model’s repository into the workspace, without Git’s own files',
    examples,
    supportsDryRun: true,
    schema: { input: () => input, output: () => output },
    async handler(ctx) {
      const { token, ...rest } = ctx.input;
      const { entityRef, url, targetPath } = readInput(fields, rest);
      const target = resolveInside(ctx.workspacePath, targetPath);
      const credentials = await ctx.getInitiatorCredentials();
      const servers = {
        integrations,
        localBaseUrl: await discovery.getExternalBaseUrl('local-git'),
      };
      const hasToken = Boolean(token);

      async function find(): Promise<FoundRepository> {
        if ((entityRef === undefined) === (url === undefined)) {
          throw new InputError('Name an entity or an address, one of the two');
        }
        if (url !== undefined) {
          const found = findRepositoryOfUrl(url, servers);
          if (found.publish !== 'local' && !hasToken) {
            throw new NotAllowedError(
              `url: ${url} is fetched with a token of your own only. Name an entity instead, or give a token`,
            );
          }
          return found;
        }
        const entity = await catalog.getEntityByRef(entityRef ?? '', {
          credentials,
        });
        if (!entity) {
          throw new NotFoundError(
            `entityRef: there is no ${entityRef}, or you may not see it`,
          );
        }
        return findRepositoryOfEntity(entity, servers, { hasToken });
      }

      const repository = await find();
      const { publish, host, owner, name, cloneUrl } = repository;
      const local = await discovery.getBaseUrl('local-git');
      const temporary = await ctx.createTemporaryDirectory();
      const { commit, branch } = await cloneRepository({
        // The portal may not reach itself by the address that others use.
        url:
          publish === 'local' ? `${local}/git/${owner}/${name}.git` : cloneUrl,
        auth: await authFor(repository, credentials, token),
        dir: temporary,
        logger: ctx.logger,
        signal: ctx.signal,
      });
      const files = await copyFiles(temporary, target);
      ctx.logger.info(`Fetched ${files} files of ${cloneUrl} at ${commit}`);
      ctx.output('commit', commit);
      ctx.output('branch', branch);
      ctx.output('publish', publish);
      ctx.output(
        'repoUrl',
        publish === 'local'
          ? ''
          : `${host}?${new URLSearchParams({ owner, repo: name })}`,
      );
      ctx.output('remoteUrl', cloneUrl);
      ctx.output(
        'owner',
        publish === 'local' ? `group:default/${owner}` : owner,
      );
      ctx.output('name', name);
    },
  });
}
