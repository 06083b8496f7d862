// SPDX-License-Identifier: Apache-2.0
import { Cluster } from '../cluster/Cluster';
import { SimulatedCluster } from '../Simulator';
import { createApiClient } from './createApiClient';
import { createGitSource } from './createGitSource';
import { followRepositories } from './followRepositories';
import { startFlux } from './startFlux';

/** Clusters without this user have no Flux. */
const USER = 'system:serviceaccount:flux-system:kustomize-controller';

/** Starts Flux in the clusters, and follows the list of repositories where there is one. */
export function startGitOps(options: {
  clusters: Array<SimulatedCluster & { cluster: Cluster }>;
  repositories: string | undefined;
  log: (line: string) => void;
}): () => void {
  const { repositories, log } = options;
  const ended = new AbortController();
  const { signal } = ended;
  const git = createGitSource();
  const clusters = options.clusters
    .filter(({ tokens }) => Object.hasOwn(tokens, USER))
    .map(({ name, url, tokens, cluster }) => {
      const client = (fieldManager: string) =>
        createApiClient({ url, token: tokens[USER], fieldManager, signal });
      const flux = startFlux({
        cluster,
        git,
        api: client('kustomize-controller'),
      });
      return { name, flux, api: client('platform-automation') };
    });
  if (repositories !== undefined) {
    // Whatever fails in it, it says and goes on; it ends with the signal.
    followRepositories({ listUrl: repositories, git, clusters, signal, log });
  }
  return () => {
    ended.abort();
    for (const { flux } of clusters) flux.stop();
  };
}
