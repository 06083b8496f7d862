// SPDX-License-Identifier: Apache-2.0
/**
 * Git repositories on the portal's own disk, served read-only over smart HTTP.
 *
 * @packageDocumentation
 */
export { localGitPlugin as default } from './plugin';
export {
  createLocalGitConditionalDecision,
  localGitConditions,
  localGitRepositoryResourceRef,
  localGitRepositoryWritePermission,
  LOCAL_GIT_REPOSITORY_RESOURCE_TYPE,
} from './permissions';
export type { LocalGitRepository } from './permissions';
