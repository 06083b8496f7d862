// SPDX-License-Identifier: Apache-2.0
import { ClusterSource } from '@inference-portal/backstage-plugin-inference-node';

/** To the API server itself. */
export interface DirectRoute {
  connect: 'direct';
  cluster: string;
  url: string;
  caFile?: string;
  caData?: string;
  skipTLSVerify?: boolean;
  authorization?: string;
}

/** By way of the Kubernetes backend. */
export interface ProxyRoute {
  connect: 'proxy';
  cluster: string;
  /** Of the Kubernetes backend. */
  baseUrl: string;
  authorization: string;
}

/**
 * How the next requests reach a cluster, as plain data that another thread can
 * be handed. It holds credentials: it is never logged, and never kept for long.
 */
export type ClusterRoute = DirectRoute | ProxyRoute;

/** A source that can say how it asks. */
export interface RoutedClusterSource extends ClusterSource {
  /** @throws as `fetch`, where there is no way to the cluster. */
  routeOf(cluster: string): Promise<ClusterRoute>;
}
