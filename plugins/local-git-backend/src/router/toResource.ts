// SPDX-License-Identifier: Apache-2.0
import { LocalGitRepository } from '../permissions';
import { RepositoryId } from '../store/RepositoryId';

/** `team-chat/qwen-chat`, as what a policy decides about; undefined for what is no repository's name. */
export function toResource(ref: string): LocalGitRepository | undefined {
  const [owner, name] = ref.split('/');
  const id = RepositoryId.safeParse({ owner, name });
  return id.success
    ? { owner: `group:default/${id.data.owner}`, name: id.data.name }
    : undefined;
}
