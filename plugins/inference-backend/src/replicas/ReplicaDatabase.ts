// SPDX-License-Identifier: Apache-2.0
import { Knex } from 'knex';
import { Lease, planLeases } from './planLeases';

/** objects: what is watched. measures: what is measured, judged and remembered. */
export type SharedPart = 'objects' | 'measures';

export interface SharedRevision {
  cluster: string;
  part: SharedPart;
  revision: string;
  format: string;
  /** Whether somebody collects the cluster at this moment. */
  collected: boolean;
}

/** Any number that nobody else in the plugin's database takes. */
const CLAIM_LOCK = 736_115_001;

interface SharedRow {
  cluster: string;
  part: SharedPart;
  revision: string;
  format: string;
  body: Buffer;
}

/**
 * What replicas say to each other, in their PostgreSQL. All times are the
 * database's: clocks of machines differ.
 */
export class ReplicaDatabase {
  constructor(
    private readonly knex: Knex,
    /** Name of this replica, another one after each start. */
    private readonly me: string,
  ) {}

  /**
   * Renews what is mine, takes what nobody holds and what others offer, up to
   * my share. Gives what is mine now.
   */
  async claim(clusters: readonly string[], ttlMs: number): Promise<string[]> {
    if (clusters.length === 0) {
      // Whoever knows of no cluster has no part in sharing them.
      return [];
    }
    return this.knex.transaction(async trx => {
      // One at a time: what is planned here must still be so when it is written.
      await trx.raw('select pg_advisory_xact_lock(?)', [CLAIM_LOCK]);
      const replicas = await this.countReplicas(trx, ttlMs);
      const leases: Lease[] = await trx('cluster_leases').select(
        'cluster',
        'holder',
        'offered',
        trx.raw('expires < now() as expired'),
      );
      const asked = { me: this.me, clusters, leases, replicas };
      const { hold, offer } = planLeases(asked);
      await trx.raw(
        `insert into cluster_leases (cluster, holder, expires, offered)
         select name, ?, now() + ? * interval '1 millisecond', name = any(?)
         from unnest(?::text[]) as name
         on conflict (cluster) do update
         set holder = excluded.holder,
             expires = excluded.expires,
             offered = excluded.offered`,
        [this.me, ttlMs, offer, hold],
      );
      return hold;
    });
  }

  /** Lets others take over at once. */
  async release(): Promise<void> {
    await this.knex('cluster_leases').where({ holder: this.me }).delete();
    await this.knex('backend_replicas').where({ id: this.me }).delete();
  }

  /** Backends that are there, this one among them. */
  private async countReplicas(
    trx: Knex.Transaction,
    ttlMs: number,
  ): Promise<number> {
    await trx.raw(
      `insert into backend_replicas (id, expires)
       values (?, now() + ? * interval '1 millisecond')
       on conflict (id) do update set expires = excluded.expires`,
      [this.me, ttlMs],
    );
    await trx('backend_replicas').where('expires', '<', trx.fn.now()).delete();
    const rows = await trx('backend_replicas').select('id');
    return rows.length;
  }

  /** Writes nothing where the cluster is no longer mine. */
  async share(
    row: Pick<SharedRow, 'cluster' | 'part' | 'format' | 'body'>,
  ): Promise<void> {
    const { cluster, part, format, body } = row;
    await this.knex.raw(
      `insert into cluster_states (cluster, part, revision, format, body)
       select ?, ?, 1, ?, ?
       where exists (
         select 1 from cluster_leases where cluster = ? and holder = ?
       )
       on conflict (cluster, part) do update
       set revision = cluster_states.revision + 1,
           format = excluded.format,
           body = excluded.body`,
      [cluster, part, format, body, cluster, this.me],
    );
  }

  async revisions(): Promise<SharedRevision[]> {
    return this.knex<SharedRow>('cluster_states')
      .leftJoin(
        'cluster_leases as lease',
        'lease.cluster',
        'cluster_states.cluster',
      )
      .select(
        'cluster_states.cluster',
        'part',
        'revision',
        'format',
        this.knex.raw('coalesce(lease.expires > now(), false) as collected'),
      );
  }

  async read(
    cluster: string,
    part: SharedPart,
  ): Promise<Pick<SharedRow, 'revision' | 'body'> | undefined> {
    return this.knex<SharedRow>('cluster_states')
      .where({ cluster, part })
      .first('revision', 'body');
  }
}
