// SPDX-License-Identifier: Apache-2.0
import { SelfService } from './readSelfService';

export interface Addresses {
  /** As Backstage's own publishing actions take it; empty for `local`. */
  repoUrl: string;
  /** From which a cluster clones. */
  cloneUrl: string;
}

/** Where a team's repository will be. */
export function addressesOf(
  { kind, host = '', owner = '' }: SelfService['publishing'],
  repository: { team: string; name: string; localBaseUrl: string },
): Addresses {
  const { team, name, localBaseUrl } = repository;
  if (kind === 'local') {
    return { repoUrl: '', cloneUrl: `${localBaseUrl}/git/${team}/${name}.git` };
  }
  const query = new URLSearchParams({ owner, repo: name });
  return {
    repoUrl: `${host}?${query}`,
    cloneUrl: `https://${host}/${owner}/${name}.git`,
  };
}
