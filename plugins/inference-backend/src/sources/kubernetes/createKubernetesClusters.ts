// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterSource } from '@inference-portal/backstage-plugin-inference-node';
import { Clock } from '../../core/ports';
import { KindWatchLimits } from './KindWatch';
import { ClusterOptions, KubernetesClusters } from './KubernetesClusters';
import { ConfiguredCluster } from './readConfiguredClusters';

export interface CreateKubernetesClustersOptions {
  source: ClusterSource;
  clock: Clock;
  /** 0 <= x < 1 */
  random: () => number;
  logger: LoggerService;
  options?: {
    clusterOptions?: ReadonlyMap<string, ClusterOptions>;
    /** From readConfiguredClusters. */
    configured?: ConfiguredCluster[];
    limits?: Partial<KindWatchLimits>;
  };
}

/** The watched clusters of a source; nothing is sent before `start`. */
export function createKubernetesClusters(
  given: CreateKubernetesClustersOptions,
): KubernetesClusters {
  const { options, ...rest } = given;
  return new KubernetesClusters({ ...rest, ...options });
}
