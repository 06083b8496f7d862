// SPDX-License-Identifier: Apache-2.0
import { ClusterStates } from '../core/ports';

/** Says of a cluster that it is none of those there are, after what calls it so. */
export function unknownCluster(
  cluster: string,
  states: Pick<ClusterStates, 'snapshots'>,
): string {
  const known = states.snapshots().map(other => other.cluster);
  return `${cluster} is not configured; known are ${
    known.join(', ') || 'none'
  }`;
}
