// SPDX-License-Identifier: Apache-2.0
import { ClusterSnapshot } from '../core/objects/ClusterSnapshot';
import { noObjects } from '../core/objects/noObjects';
import { ClusterStates } from '../core/ports';
import { ClusterLeases } from './ClusterLeases';
import { collectsHere } from './collectsHere';
import { FollowedCluster, StateFollower } from './StateFollower';

/** Clusters that this replica collects, and those that others do. */
export class SharedStates implements ClusterStates {
  constructor(
    private readonly own: ClusterStates,
    private readonly parts: { follower: StateFollower; leases: ClusterLeases },
  ) {}

  /** Beside those that are shared, such as are configured while the list can't be had. */
  names(): string[] {
    return [...new Set([...this.parts.leases.names(), ...this.own.names()])];
  }

  snapshots(): ClusterSnapshot[] {
    return this.names().flatMap(name => this.snapshot(name) ?? []);
  }

  snapshot(cluster: string): ClusterSnapshot | undefined {
    return this.parts.leases.names().includes(cluster)
      ? this.listed(cluster)
      : this.own.snapshot(cluster);
  }

  onChange(listener: (cluster: string) => void): () => void {
    const stops = [
      this.own.onChange(listener),
      this.parts.follower.onChange((cluster, part) => {
        if (part === 'objects') {
          listener(cluster);
        }
      }),
    ];
    return () => stops.forEach(stop => stop());
  }

  private listed(cluster: string): ClusterSnapshot {
    const own = this.own.snapshot(cluster);
    const followed = this.parts.follower.get(cluster);
    if (collectsHere(cluster, this.parts)) {
      // After a takeover the last that was known is shown until all is read.
      const isKnown = own && own.state !== 'connecting';
      return isKnown ? own : followed?.snapshot ?? own ?? expected(cluster);
    }
    const snapshot = followed && newest(followed);
    if (!snapshot) {
      return own ?? expected(cluster);
    }
    return followed.collected
      ? snapshot
      : {
          ...snapshot,
          state: 'degraded',
          reason:
            'The backend that collected this cluster has stopped; another takes over within half a minute',
        };
  }
}

/** Objects are shared when they change, and when they were heard of more often. */
function newest({ snapshot, measures }: FollowedCluster) {
  const { lastSyncedAt: heardAt = '' } = measures?.sync ?? {};
  return snapshot && measures && heardAt > (snapshot.lastSyncedAt ?? '')
    ? { ...snapshot, ...measures.sync }
    : snapshot;
}

function expected(cluster: string): ClusterSnapshot {
  return {
    cluster,
    simulated: false,
    state: 'connecting',
    reason: 'Another backend is about to share what it collects',
    kinds: [],
    unreadable: [],
    objects: noObjects(),
  };
}
