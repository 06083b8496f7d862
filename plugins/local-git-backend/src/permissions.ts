// SPDX-License-Identifier: Apache-2.0
import { createPermission } from '@backstage/plugin-permission-common';
import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';

/**
 * What policies call a repository.
 *
 * @public
 */
export const LOCAL_GIT_REPOSITORY_RESOURCE_TYPE = 'local-git-repository';

/**
 * To make a repository, or to commit to it.
 *
 * @public
 */
export const localGitRepositoryWritePermission = createPermission({
  name: 'localGit.repository.write',
  attributes: { action: 'update' },
  resourceType: LOCAL_GIT_REPOSITORY_RESOURCE_TYPE,
});

/**
 * What a decision about a repository can depend on.
 *
 * @public
 */
export interface LocalGitRepository {
  /** Reference of the group that owns it: `group:default/team-chat`. */
  owner: string;
  /** Without its owner: `qwen-chat`. */
  name: string;
}

/**
 * The resource that conditions are about.
 *
 * @public
 */
export const localGitRepositoryResourceRef = createPermissionResourceRef<
  LocalGitRepository,
  { owners: string[] }
>().with({
  pluginId: 'local-git',
  resourceType: LOCAL_GIT_REPOSITORY_RESOURCE_TYPE,
});

const isOwnedBy = createPermissionRule({
  name: 'IS_OWNED_BY',
  description: 'Repositories of these groups',
  resourceRef: localGitRepositoryResourceRef,
  paramsSchema: z.object({
    owners: z.array(z.string()).describe('References of groups'),
  }),
  apply: ({ owner }, { owners }) => owners.includes(owner),
  toQuery: ({ owners }) => ({ owners }),
});

export const localGitRules = [isOwnedBy];

const conditionExports = createConditionExports({
  resourceRef: localGitRepositoryResourceRef,
  rules: { isOwnedBy },
});

/**
 * Conditions for permission policies.
 *
 * @public
 */
export const localGitConditions = conditionExports.conditions;

/**
 * Makes the answer of a policy from conditions.
 *
 * @public
 */
export const createLocalGitConditionalDecision =
  conditionExports.createConditionalDecision;
