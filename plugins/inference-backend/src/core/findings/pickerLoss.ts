// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { PoolNode } from '../topology/ClusterTopology';

/** What becomes of requests while a pool has no endpoint picker. */
export function pickerLoss({ pool }: PoolNode): string {
  return pool.picker?.failureMode === 'FailOpen'
    ? say`With failure mode FailOpen the gateway may send requests without it, blind to the servers' load; some providers fail them all the same.`
    : say`With failure mode FailClose every request fails.`;
}

/** How much of a pool's requests fails while it has no endpoint picker. */
export function lossOf({ pool }: PoolNode): 'all' | 'some' {
  return pool.picker?.failureMode === 'FailOpen' ? 'some' : 'all';
}
