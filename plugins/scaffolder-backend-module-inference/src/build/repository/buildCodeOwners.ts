// SPDX-License-Identifier: Apache-2.0
import { RepoInput } from '../../input/repoInput';

/** Read by GitHub, GitLab and Gitea alike. */
export function buildCodeOwners({ codeOwners, catalog }: RepoInput): string {
  const team = catalog.owner.split(/[:/]/).pop() ?? '';
  const owners = codeOwners.length > 0 ? codeOwners : [team];
  // An address of mail is written as it is, a user or team with @.
  const handles = owners.map(owner =>
    owner.includes('@') ? owner : `@${owner}`,
  );
  return `* ${handles.join(' ')}\n`;
}
