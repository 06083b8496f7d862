// SPDX-License-Identifier: Apache-2.0
import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { modelFields } from '../input/modelInput';
import { readInput } from '../input/readInput';
import { kubernetesName } from '../input/texts';
import { MAX_POOL_NAME } from '../build/names/toKubernetesName';
import { addressesOf } from '../placement/addressesOf';
import { judgePlacement } from '../placement/judgePlacement';
import { readSelfService } from '../placement/readSelfService';
import { examples } from './checkPlacement.examples';

const input = z.object({
  owner: z
    .string()
    .regex(
      /^group:[^/]+\/[^/]+$/,
      'is no group: write it as group:default/team-chat',
    )
    .describe(
      'Team for which the model is made; whoever runs the task must be in it',
    ),
  cluster: z
    .string()
    .min(1)
    .max(128)
    .describe('Cluster, as the portal calls it'),
  namespace: modelFields.namespace,
  gateway: z
    .object({
      namespace: kubernetesName().describe('Namespace of the Gateway'),
      name: kubernetesName().describe('Name of the Gateway'),
    })
    .describe('Gateway that must exist and take the route'),
  name: kubernetesName(MAX_POOL_NAME).describe(
    'Name of the pool and its repository',
  ),
  model: modelFields.model,
  servedName: modelFields.servedName,
  adapters: modelFields.adapters,
  mustBeNew: z
    .boolean()
    .default(false)
    .describe('Refuse a name that a pool in the namespace has already'),
});

const output = z.object({
  provider: z.string().describe('Who makes the Gateway work'),
  version: z
    .string()
    .describe('Version of the provider; empty where it can’t be seen'),
  publish: z
    .enum(['local', 'github', 'gitlab', 'gitea'])
    .describe('Where repositories are made'),
  repoUrl: z
    .string()
    .describe(
      'Repository as publish:github and its like take it; empty for local',
    ),
  cloneUrl: z.string().describe('Address from which the cluster clones'),
  gitops: z
    .enum(['none', 'flux', 'argocd'])
    .describe('Who applies repositories'),
});

/** `inference:placement:check`: whether this user may make this model there, and whether it fits. */
export function createCheckPlacementAction(services: {
  auth: AuthService;
  discovery: DiscoveryService;
}) {
  return createTemplateAction({
    id: 'inference:placement:check',
    description:
      'Checks that a model may be made for a team in a namespace of a cluster, that its names are free and that the Gateway takes it; tells the Gateway’s provider and where to publish',
    examples,
    supportsDryRun: true,
    schema: { input: () => input, output: () => output },
    async handler(ctx) {
      const { auth, discovery } = services;
      const selfService = await readSelfService({
        auth,
        discovery,
        credentials: await ctx.getInitiatorCredentials(),
        signal: ctx.signal,
      });
      const judge = (mustBeNew: boolean) =>
        readInput(input, ctx.input, parsed =>
          judgePlacement(
            {
              ...parsed,
              mustBeNew: parsed.mustBeNew && mustBeNew,
              servedNames: [
                parsed.servedName ?? parsed.model,
                ...parsed.adapters.map(each => each.name),
              ],
            },
            selfService,
          ),
        );
      const wanted = readInput(input, ctx.input);
      // What this task found to be new may be there by now because of itself,
      // when it is tried again after a later step failed. Another task's is not.
      await ctx.checkpoint({
        key: `placement.new.${wanted.cluster}.${wanted.namespace}.${wanted.name}`,
        fn: async () => {
          judge(true);
          return { found: true };
        },
      });
      const placement = judge(false);
      const { cluster, gateway, name, owner } = placement;
      const found = selfService.clusters
        .find(each => each.name === cluster)
        ?.gateways.find(
          each =>
            each.name === gateway.name && each.namespace === gateway.namespace,
        );
      const addresses = addressesOf(selfService.publishing, {
        team: owner.slice(owner.indexOf('/') + 1),
        name,
        localBaseUrl: await discovery.getExternalBaseUrl('local-git'),
      });
      ctx.output('provider', found?.provider ?? '');
      ctx.output('version', found?.version ?? '');
      ctx.output('publish', selfService.publishing.kind);
      ctx.output('repoUrl', addresses.repoUrl);
      ctx.output('cloneUrl', addresses.cloneUrl);
      ctx.output('gitops', selfService.gitops);
    },
  });
}
