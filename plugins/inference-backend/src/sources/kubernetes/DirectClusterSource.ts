// SPDX-License-Identifier: Apache-2.0
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import {
  ClusterInfo,
  ClusterRequest,
} from '@inference-portal/backstage-plugin-inference-node';
import { ClusterCredentials } from './ClusterCredentials';
import { DirectRoute, RoutedClusterSource } from './ClusterRoute';
import { DirectConnections } from './DirectConnections';

export interface DirectClusterSourceOptions {
  clusters: ReadonlyMap<string, ClusterDetails>;
  credentials: Pick<ClusterCredentials, 'authorizationOf'>;
}

/**
 * Clusters of Backstage's own Kubernetes configuration, each by connections of
 * its own: for fleets, where the Kubernetes backend's proxy would be the
 * narrowest place.
 */
export class DirectClusterSource implements RoutedClusterSource {
  readonly #options: DirectClusterSourceOptions;
  readonly #connections = new DirectConnections();

  constructor(options: DirectClusterSourceOptions) {
    this.#options = options;
  }

  async listClusters(): Promise<ClusterInfo[]> {
    return [...this.#options.clusters.values()].map(({ name, title }) => ({
      name,
      title,
    }));
  }

  async routeOf(name: string): Promise<DirectRoute> {
    const { clusters, credentials } = this.#options;
    const cluster = clusters.get(name);
    if (!cluster) {
      throw new Error(
        'connect: direct needs the cluster, with its url and its authProvider, in kubernetes.clusterLocatorMethods[].clusters; use connect: proxy for clusters of other locators',
      );
    }
    const { url, caFile, caData, skipTLSVerify } = cluster;
    const authorization = await credentials.authorizationOf(cluster);
    return {
      connect: 'direct',
      cluster: name,
      url,
      caFile,
      caData,
      skipTLSVerify,
      authorization,
    };
  }

  async fetch(name: string, request: ClusterRequest): Promise<Response> {
    return this.#connections.fetch(await this.routeOf(name), request);
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    await this.#connections.close();
  }
}
