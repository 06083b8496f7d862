// SPDX-License-Identifier: Apache-2.0
import { Health } from '@inference-portal/backstage-plugin-inference-common';
import { PoolNode } from '../topology/ClusterTopology';

/**
 * Health of a pool's endpoint picker by its pods. One ready replica suffices:
 * with leader election the others are not ready on purpose.
 */
export function judgePickerHealth(
  { pool, picker }: PoolNode,
  podsKnown: boolean,
): Health {
  if (!pool.picker || !podsKnown) {
    return 'unknown';
  }
  if (picker?.endpoints.some(({ state }) => state.ready)) {
    return 'healthy';
  }
  const workloads = picker?.workloads ?? [];
  return workloads.length > 0 &&
    workloads.every(({ replicas }) => replicas === 0)
    ? 'idle'
    : 'failing';
}
