// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { Simulator } from '@inference-portal/cluster-simulator';
import { ClusterCredentials } from '../ClusterCredentials';
import { SystemClock } from '../../SystemClock';
import { DirectClusterSource } from '../DirectClusterSource';

/** Clusters of the simulator, asked over TLS and without a Kubernetes backend. */
export function simulatedSource(
  simulator: Simulator,
  token: string,
): DirectClusterSource {
  const clusters = simulator.clusters.map(({ name, url }) => ({
    name,
    url: url.replace('http:', 'https:'),
    skipTLSVerify: true,
    authMetadata: {
      'kubernetes.io/auth-provider': 'serviceAccount',
      serviceAccountToken: token,
    },
  }));
  return new DirectClusterSource({
    clusters: new Map(clusters.map(cluster => [cluster.name, cluster])),
    credentials: new ClusterCredentials({
      config: mockServices.rootConfig(),
      logger: mockServices.logger.mock(),
      clock: new SystemClock(),
    }),
  });
}
