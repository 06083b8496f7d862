// SPDX-License-Identifier: Apache-2.0
import { PoolSummary } from '@inference-portal/backstage-plugin-inference-common';

/** Why a pool has no load, as far as the pool itself tells. */
export function explainNoLoad(
  pool: Pick<PoolSummary, 'endpoints' | 'staleSince' | 'cluster'>,
): string {
  if (pool.staleSince) {
    return `${pool.cluster} does not answer`;
  }
  if (pool.endpoints.total === 0) {
    return 'the pool has no endpoint that could be measured';
  }
  return 'neither the endpoint picker nor a model server of the pool gave metrics yet';
}
