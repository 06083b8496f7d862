// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import { Clock, ClusterStates, LoadReader } from '../core/ports';
import { ClusterTopology } from '../core/topology/ClusterTopology';
import { Chronicles } from '../history/marks/Chronicles';
import { ClusterLeases } from './ClusterLeases';
import { packShared, SHARED_FORMAT } from './packShared';
import { ReplicaDatabase, SharedPart } from './ReplicaDatabase';
import { collectMeasures } from './SharedMeasures';

/** Changes of a cluster are shared as one at most so often. */
const SHARE_MS = 500;
/** When a cluster was last heard of is shared so often, though nothing changes. */
const SYNC_MS = 30_000;
/** Under a storm of changes, sharing takes at most a fifth of the time. */
const PAUSE_PER_SHARING = 4;

/** Shares what this replica collects with the others, when it changes. */
export class StatePublisher {
  private readonly changed = new Map<string, Set<SharedPart>>();
  private isFailing = false;

  constructor(
    private readonly parts: {
      database: Pick<ReplicaDatabase, 'share'>;
      leases: ClusterLeases;
      /** What this replica collects itself. */
      states: ClusterStates;
      /** Also what others measured before a takeover, until there is newer. */
      load: LoadReader;
      chronicles: Chronicles;
      /** The cluster as it is judged now. */
      topologyOf: (cluster: string) => ClusterTopology | undefined;
      clock: Clock;
      logger: LoggerService;
    },
  ) {}

  async run(signal: AbortSignal): Promise<void> {
    const { states, load, leases, clock } = this.parts;
    const stops = [
      states.onChange(cluster => {
        this.note(cluster, 'objects');
        this.note(cluster, 'measures');
      }),
      load.onRound(cluster => this.note(cluster, 'measures')),
    ];
    let pauseMs = SHARE_MS;
    let syncedAtMs = clock.now();
    while (!signal.aborted) {
      await clock.sleep(pauseMs, signal).catch(() => {});
      if (!signal.aborted) {
        const startMs = clock.now();
        if (startMs - syncedAtMs >= SYNC_MS) {
          syncedAtMs = startMs;
          leases.names().forEach(name => this.note(name, 'measures'));
        }
        await this.publish();
        const tookMs = clock.now() - startMs;
        pauseMs = Math.max(SHARE_MS, tookMs * PAUSE_PER_SHARING);
      }
    }
    stops.forEach(stop => stop());
  }

  private note(cluster: string, part: SharedPart): void {
    const parts = this.changed.get(cluster) ?? new Set<SharedPart>();
    this.changed.set(cluster, parts.add(part));
  }

  /** What fails is tried again: followers keep the last that they have. */
  private async publish(): Promise<void> {
    const { logger } = this.parts;
    for (const [cluster, parts] of [...this.changed]) {
      this.changed.delete(cluster);
      try {
        for (const part of parts) {
          await this.share(cluster, part);
        }
        this.isFailing = false;
      } catch (error) {
        parts.forEach(part => this.note(cluster, part));
        if (!this.isFailing) {
          this.isFailing = true;
          logger.error(
            'What is collected cannot be shared with other backends; it is tried again',
            error instanceof Error ? error : undefined,
          );
        }
      }
    }
  }

  private async share(cluster: string, part: SharedPart): Promise<void> {
    const { database, leases } = this.parts;
    const content = leases.holds(cluster)
      ? this.contentOf(cluster, part)
      : undefined;
    if (content) {
      await database.share({
        cluster,
        part,
        format: SHARED_FORMAT,
        body: await packShared(content),
      });
    }
  }

  private contentOf(cluster: string, part: SharedPart): object | undefined {
    const { states, load, chronicles, topologyOf } = this.parts;
    const snapshot = states.snapshot(cluster);
    // What was shared before a takeover is better than what isn't known yet.
    if (!snapshot || snapshot.state === 'connecting') {
      return undefined;
    }
    if (part === 'objects') {
      return snapshot;
    }
    const topology = topologyOf(cluster);
    const remembered = chronicles.of(cluster).remembered();
    return topology && collectMeasures(topology, load, remembered, snapshot);
  }
}
