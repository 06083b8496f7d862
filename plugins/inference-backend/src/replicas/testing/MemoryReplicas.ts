// SPDX-License-Identifier: Apache-2.0
import { Clock } from '../../core/ports';
import { planLeases } from '../planLeases';
import {
  ReplicaDatabase,
  SharedPart,
  SharedRevision,
} from '../ReplicaDatabase';

interface Shared {
  cluster: string;
  part: SharedPart;
  revision: number;
  format: string;
  body: Buffer;
}

/** What replicas of one test say to each other, without a database. */
export class MemoryReplicas {
  isGone = false;
  private readonly leases = new Map<
    string,
    { holder: string; until: number; offered: boolean }
  >();
  private readonly replicas = new Map<string, number>();
  private readonly shared = new Map<string, Shared>();

  constructor(private readonly clock: Clock) {}

  /** As one replica sees it. */
  as(
    me: string,
  ): Pick<
    ReplicaDatabase,
    'claim' | 'release' | 'share' | 'revisions' | 'read'
  > {
    return {
      claim: async (clusters, ttlMs) => this.claim(me, clusters, ttlMs),
      release: async () => {
        for (const [cluster, { holder }] of this.leases) {
          if (holder === me) this.leases.delete(cluster);
        }
        this.replicas.delete(me);
      },
      share: async row => {
        this.requireThere();
        if (this.leases.get(row.cluster)?.holder === me) {
          const key = `${row.cluster} ${row.part}`;
          const revision = (this.shared.get(key)?.revision ?? 0) + 1;
          this.shared.set(key, { ...row, revision });
        }
      },
      revisions: async () => this.revisions(),
      read: async (cluster, part) => {
        const row = this.shared.get(`${cluster} ${part}`);
        return row && { revision: String(row.revision), body: row.body };
      },
    };
  }

  private claim(me: string, clusters: readonly string[], ttlMs: number) {
    this.requireThere();
    const now = this.clock.now();
    this.replicas.set(me, now + ttlMs);
    const { hold, offer } = planLeases({
      me,
      clusters,
      leases: [...this.leases].map(([cluster, { until, ...lease }]) => ({
        cluster,
        ...lease,
        expired: until < now,
      })),
      replicas: [...this.replicas.values()].filter(until => until >= now)
        .length,
    });
    for (const cluster of hold) {
      const offered = offer.includes(cluster);
      this.leases.set(cluster, { holder: me, until: now + ttlMs, offered });
    }
    return hold;
  }

  private revisions(): SharedRevision[] {
    this.requireThere();
    return [...this.shared.values()].map(({ body: _, revision, ...row }) => ({
      ...row,
      revision: String(revision),
      collected: (this.leases.get(row.cluster)?.until ?? 0) > this.clock.now(),
    }));
  }

  private requireThere(): void {
    if (this.isGone) {
      throw new Error('connect ECONNREFUSED');
    }
  }
}
