// SPDX-License-Identifier: Apache-2.0
import { ClusterSnapshot } from '../../core/objects/ClusterSnapshot';
import { noObjects } from '../../core/objects/noObjects';

export interface AbsentCluster {
  name: string;
  title?: string;
  simulated?: boolean;
  /** Why it can't be asked. */
  reason: string;
}

/** A cluster that is configured, and that nobody can ask. */
export function absentCluster(cluster: AbsentCluster): ClusterSnapshot {
  return {
    cluster: cluster.name,
    title: cluster.title,
    simulated: cluster.simulated ?? false,
    state: 'unreachable',
    reason: cluster.reason,
    kinds: [],
    unreadable: [],
    objects: noObjects(),
  };
}
