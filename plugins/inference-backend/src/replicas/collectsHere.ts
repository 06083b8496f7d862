// SPDX-License-Identifier: Apache-2.0
import { ClusterLeases } from './ClusterLeases';
import { StateFollower } from './StateFollower';

/**
 * Whether this backend collects the cluster: it is its own, or what its holder
 * shares can't be read here.
 */
export function collectsHere(
  cluster: string,
  parts: {
    leases: Pick<ClusterLeases, 'holds'>;
    follower: Pick<StateFollower, 'isUnreadable'>;
  },
): boolean {
  return parts.leases.holds(cluster) || parts.follower.isUnreadable(cluster);
}
