// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { engineInput } from './engineInput';
import { gatewayInput } from './gatewayInput';
import { modelFields } from './modelInput';
import { objectiveInput } from './objectiveInput';
import { pickerInput } from './pickerInput';
import { targetFolder } from './targetFile';
import { hostname, kubernetesName } from './texts';
import { timeoutInput } from './timeoutInput';

const entityRef = z
  .string()
  .max(256)
  .regex(
    /^([a-zA-Z][a-zA-Z0-9]*:)?([a-z0-9A-Z][-a-z0-9A-Z._]*\/)?[a-zA-Z0-9][-a-zA-Z0-9._]*$/,
    'is no entity: write it as group:default/team-chat',
  );

const environment = z.object({
  name: kubernetesName(32).describe('Name of the overlay'),
  cluster: z
    .string()
    .max(128)
    .regex(/^[a-zA-Z0-9][-a-zA-Z0-9._]*$/, 'is no name of a cluster')
    .optional()
    .describe(
      'Cluster as the portal knows it, so that the entity shows this pool only',
    ),
  replicas: z
    .number()
    .int()
    .min(1)
    .max(256)
    .optional()
    .describe('Servers here, instead of the base’s'),
  hostname: hostname()
    .optional()
    .describe('Host name here, instead of the base’s'),
});

export const gitopsInput = z.object({
  tool: z
    .enum(['none', 'flux', 'argocd'])
    .default('none')
    .describe('Who applies the repository'),
  repoUrl: z
    .string()
    .max(2048)
    .regex(
      /^(https?|ssh):\/\/(?!\S*:\S*@)\S+$/,
      'is no address of a repository without a password in it: write it as https://git.example.com/team/qwen-chat.git',
    )
    .optional()
    .describe('Address from which the cluster clones the repository'),
  branch: z
    .string()
    .max(255)
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'is no name of a branch')
    .default('main')
    .describe('Branch that is applied'),
  namespace: kubernetesName()
    .optional()
    .describe(
      'Namespace of the tool’s own objects; flux-system or argocd where left out',
    ),
});

export const catalogInput = z.object({
  owner: entityRef.describe(
    'Team that owns the model, such as group:default/team-chat',
  ),
  system: entityRef.optional().describe('System that it is part of'),
  title: z.string().max(128).optional().describe('Title in the catalog'),
  description: z
    .string()
    .max(512)
    .optional()
    .describe('One sentence for the catalog and the README'),
  lifecycle: z
    .enum(['experimental', 'production', 'deprecated'])
    .default('production')
    .describe('Lifecycle of the model in the catalog'),
});

/** Everything that a repository for a model is made from. */
export const repoInput = z.object({
  ...modelFields,
  engine: engineInput.describe('Model servers'),
  picker: pickerInput.default({}).describe('Endpoint picker'),
  gateway: gatewayInput.describe('Gateway and route'),
  timeouts: timeoutInput.default({}).describe('Timeouts'),
  objectives: z
    .array(objectiveInput)
    .max(16)
    .default([])
    .describe('Priorities of requests'),
  gitops: gitopsInput.default({}).describe('GitOps'),
  environments: z
    .array(environment)
    .min(1, 'is empty: name at least one environment')
    .max(16)
    .default([{ name: 'production' }])
    .describe('One overlay each'),
  catalog: catalogInput.describe('Entry in the catalog'),
  codeOwners: z
    .array(
      z
        .string()
        .regex(
          /^@?[A-Za-z0-9][-A-Za-z0-9._@/]*$/,
          'is no user, team or address for CODEOWNERS',
        ),
    )
    .max(32)
    .default([])
    .describe(
      'Who reviews changes, as the Git host names them; the owning team where left out',
    ),
  ci: z
    .enum(['github', 'gitlab', 'gitea', 'none'])
    .default('github')
    .describe('Whose CI validates the repository'),
  targetPath: targetFolder(),
});

export type RepoInput = z.output<typeof repoInput>;
