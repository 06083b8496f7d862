// SPDX-License-Identifier: Apache-2.0
import {
  AuthService,
  DiscoveryService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { Clock } from '../../core/ports';
import { ClusterCredentials } from './ClusterCredentials';
import { RoutedClusterSource } from './ClusterRoute';
import { Connection } from './Connection';
import { DirectClusterSource } from './DirectClusterSource';
import { DispatchingClusterSource } from './DispatchingClusterSource';
import { ProxyClusterSource } from './ProxyClusterSource';
import { readConfiguredClusters } from './readConfiguredClusters';
import { readDirectClusters } from './readDirectClusters';

export interface CreateClusterSourceOptions {
  auth: AuthService;
  discovery: DiscoveryService;
  logger: LoggerService;
  rootConfig: RootConfigService;
  clock: Clock;
  config: {
    /** For clusters of which nothing else is said. */
    connect: Connection;
    clusters: ReadonlyMap<string, { connect?: Connection }>;
  };
}

export interface ClosableClusterSource {
  source: RoutedClusterSource;
  /** Ends the connections that were kept open. */
  close(): Promise<void>;
}

/** One source of all clusters, whichever way each of them is asked. */
export function createClusterSource(
  options: CreateClusterSourceOptions,
): ClosableClusterSource {
  const { auth, discovery, logger, rootConfig, clock, config } = options;
  const proxy = new ProxyClusterSource({ discovery, auth });
  const kubernetes = rootConfig.getOptional('kubernetes');
  const { clusters, hasOtherLocators } = readDirectClusters(kubernetes);
  const problem = readConfiguredClusters(kubernetes).find(
    cluster => cluster.problem,
  )?.problem;
  if (problem) {
    logger.warn(
      `${problem}. Until then the Kubernetes backend can't start, so the other clusters of the configuration are asked directly.`,
    );
  }
  // One entry with a fault takes the proxy away from all of them.
  const usual: Connection = problem ? 'direct' : config.connect;
  // By default a cluster goes by the proxy where nothing else is possible.
  const isDirect = (name: string) =>
    (config.clusters.get(name)?.connect ??
      (clusters.has(name) ? usual : 'proxy')) === 'direct';
  const names = [...clusters.keys(), ...config.clusters.keys()];
  if (!names.some(isDirect)) {
    return { source: proxy, close: async () => {} };
  }
  const direct = new DirectClusterSource({
    clusters,
    credentials: new ClusterCredentials({ config: rootConfig, logger, clock }),
  });
  const proxied = [...clusters.values()].filter(({ name }) => !isDirect(name));
  const source = new DispatchingClusterSource({
    direct,
    proxy,
    isDirect,
    proxied:
      proxied.length > 0 || hasOtherLocators
        ? proxied.map(({ name, title }) => ({ name, title }))
        : undefined,
  });
  return { source, close: () => direct.close() };
}
