// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import { Clock } from '../core/ports';
import { ReplicaDatabase } from './ReplicaDatabase';

/** A replica that dies is noticed after this time at most. */
const TTL_MS = 15_000;
const RENEW_MS = 5_000;

/**
 * Which clusters this replica collects. While the database does not answer it
 * goes on with those it had: nobody else can take them meanwhile, and to collect
 * twice for a moment does no harm, to collect nothing leaves a gap.
 */
export class ClusterLeases {
  private known: readonly string[] = [];
  private held: ReadonlySet<string> = new Set();
  private isFailing = false;
  private readonly listeners = new Set<
    (changed: string[]) => Promise<void> | void
  >();

  constructor(
    private readonly parts: {
      database: Pick<ReplicaDatabase, 'claim' | 'release'>;
      clock: Clock;
      logger: LoggerService;
    },
  ) {}

  /** Of the clusters that are configured, in their order. */
  names(): readonly string[] {
    return this.known;
  }

  holds(cluster: string): boolean {
    return this.held.has(cluster);
  }

  /** Called with the clusters that came or went, and waited for. */
  onChange(listener: (changed: string[]) => Promise<void> | void): void {
    this.listeners.add(listener);
  }

  /** Claims the clusters, and goes on to claim them. */
  async claim(clusters: readonly string[]): Promise<void> {
    this.known = clusters;
    await this.renew();
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.parts.clock.sleep(RENEW_MS, signal).catch(() => {});
      if (!signal.aborted) {
        await this.renew();
      }
    }
  }

  /** Nobody need wait for a replica that stops in order. */
  async release(): Promise<void> {
    await this.parts.database.release().catch(error => this.fail(error));
  }

  private async renew(): Promise<void> {
    const { database, logger } = this.parts;
    try {
      const held = new Set(await database.claim(this.known, TTL_MS));
      this.isFailing = false;
      const changed = [...held, ...this.held].filter(
        cluster => held.has(cluster) !== this.held.has(cluster),
      );
      this.held = held;
      if (changed.length > 0) {
        logger.info(
          `This backend collects ${held.size} of ${this.known.length} clusters`,
        );
        for (const listener of this.listeners) {
          await listener(changed);
        }
      }
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    if (!this.isFailing) {
      this.isFailing = true;
      this.parts.logger.error(
        'Leases of clusters cannot be renewed; what is collected goes on to be',
        error instanceof Error ? error : undefined,
      );
    }
  }
}
