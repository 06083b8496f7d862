// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterSnapshot } from '../core/objects/ClusterSnapshot';
import { Clock } from '../core/ports';
import { Chronicles } from '../history/marks/Chronicles';
import { ClusterLeases } from './ClusterLeases';
import { SHARED_FORMAT, unpackShared } from './packShared';
import { ReplicaDatabase, SharedPart, SharedRevision } from './ReplicaDatabase';
import { SharedMeasures } from './SharedMeasures';

/** A change in a cluster is on every page within a second or two. */
const POLL_MS = 1_000;

export interface FollowedCluster {
  snapshot?: ClusterSnapshot;
  measures?: SharedMeasures;
  /** Whether somebody collects it at this moment. */
  collected: boolean;
  revisions: Partial<Record<SharedPart, string>>;
}

/** Reads what other replicas share of the clusters that they collect. */
export class StateFollower {
  private readonly followed = new Map<string, FollowedCluster>();
  private readonly listeners = new Set<
    (cluster: string, part: SharedPart) => void
  >();
  /** Collected by a backend of another version, which says it in other words. */
  private readonly unreadable = new Set<string>();
  private readonly unreadableListeners = new Set<() => void>();
  private isFailing = false;

  constructor(
    private readonly parts: {
      database: Pick<ReplicaDatabase, 'revisions' | 'read'>;
      leases: ClusterLeases;
      chronicles: Chronicles;
      clock: Clock;
      logger: LoggerService;
    },
  ) {}

  get(cluster: string): FollowedCluster | undefined {
    return this.followed.get(cluster);
  }

  /**
   * Whether what another backend shares of the cluster can't be read here, as in
   * the minutes of a rolling upgrade.
   */
  isUnreadable(cluster: string): boolean {
    return this.unreadable.has(cluster);
  }

  /** Calls the listener when other clusters can't be read than before. */
  onUnreadable(listener: () => void): void {
    this.unreadableListeners.add(listener);
  }

  onChange(listener: (cluster: string, part: SharedPart) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.poll();
      await this.parts.clock.sleep(POLL_MS, signal).catch(() => {});
    }
  }

  /** Never rejects: without the database the last that was read stays. */
  async poll(): Promise<void> {
    const { database, leases, logger } = this.parts;
    try {
      const revisions = await database.revisions();
      this.noteUnreadable(revisions);
      for (const revision of revisions) {
        if (!leases.holds(revision.cluster)) {
          await this.follow(revision);
        }
      }
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) {
        this.isFailing = true;
        logger.error(
          'What other backends collect cannot be read; the last that was read is shown',
          error instanceof Error ? error : undefined,
        );
      }
    }
  }

  private noteUnreadable(revisions: readonly SharedRevision[]): void {
    const before = [...this.unreadable].join();
    this.unreadable.clear();
    for (const { cluster, part, format, collected } of revisions) {
      if (part === 'objects' && collected && format !== SHARED_FORMAT) {
        this.unreadable.add(cluster);
      }
    }
    if ([...this.unreadable].join() !== before) {
      this.unreadableListeners.forEach(listener => listener());
    }
  }

  private async follow(current: SharedRevision): Promise<void> {
    const { cluster, part, revision, format, collected } = current;
    const known = this.followed.get(cluster) ?? { collected, revisions: {} };
    this.followed.set(cluster, known);
    if (known.collected !== collected) {
      known.collected = collected;
      this.tell(cluster, 'objects');
    }
    if (known.revisions[part] !== revision && format === SHARED_FORMAT) {
      await this.read(known, cluster, part);
      this.tell(cluster, part);
    }
  }

  private async read(
    known: FollowedCluster,
    cluster: string,
    part: SharedPart,
  ): Promise<void> {
    const { database, leases, chronicles } = this.parts;
    const row = await database.read(cluster, part);
    if (!row) {
      return;
    }
    known.revisions[part] = row.revision;
    if (part === 'objects') {
      known.snapshot = await unpackShared<ClusterSnapshot>(row.body);
      return;
    }
    known.measures = await unpackShared<SharedMeasures>(row.body);
    // Maybe it became ours while it was read.
    if (!leases.holds(cluster)) {
      chronicles.adopt(cluster, known.measures.remembered);
    }
  }

  private tell(cluster: string, part: SharedPart): void {
    this.listeners.forEach(listener => listener(cluster, part));
  }
}
