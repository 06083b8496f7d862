// SPDX-License-Identifier: Apache-2.0
import { ClusterStates } from '../core/ports';

/** Says of a cluster that it is none of those there are, after what calls it so. */
export function unknownCluster(
  cluster: string,
  states: Pick<ClusterStates, 'names'>,
): string {
  return `${cluster} is not configured; known are ${
    states.names().join(', ') || 'none'
  }`;
}
