// SPDX-License-Identifier: Apache-2.0
import { DEFAULT_BRANCH, RepositoryId } from '../store/RepositoryId';

/** What clients are told of a repository; the names are those of Backstage's own publishing actions. */
export function describeRepository(
  { owner, name }: RepositoryId,
  at: { baseUrl: string; commit: string | undefined },
) {
  const repository = `${at.baseUrl}/git/${owner}/${name}`;
  return {
    owner,
    name,
    remoteUrl: `${repository}.git`,
    repoContentsUrl: `${repository}/blob/${DEFAULT_BRANCH}`,
    defaultBranch: DEFAULT_BRANCH,
    ...(at.commit === undefined ? {} : { commit: at.commit }),
  };
}
