// SPDX-License-Identifier: Apache-2.0
import { Knex } from 'knex';

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

  /** Renews what is mine and takes what nobody holds. Gives what is mine now. */
  async claim(clusters: readonly string[], ttlMs: number): Promise<string[]> {
    const { rows } = await this.knex.raw<{ rows: Array<{ cluster: string }> }>(
      `insert into cluster_leases (cluster, holder, expires)
       select name, ?, now() + ? * interval '1 millisecond'
       from unnest(?::text[]) as name
       on conflict (cluster) do update
       set holder = excluded.holder, expires = excluded.expires
       where cluster_leases.holder = excluded.holder
          or cluster_leases.expires < now()
       returning cluster`,
      // In one order: two replicas that lock rows crosswise would block each other.
      [this.me, ttlMs, [...clusters].sort()],
    );
    return rows.map(({ cluster }) => cluster);
  }

  /** Lets others take over at once. */
  async release(): Promise<void> {
    await this.knex('cluster_leases').where({ holder: this.me }).delete();
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
