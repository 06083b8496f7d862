// SPDX-License-Identifier: Apache-2.0
import { Knex } from 'knex';
import { z } from 'zod';
import { planId, PlanRecord, planRecord } from './PlanRecord';

export interface KeptPlan {
  record: PlanRecord;
  /** Of what was read; 0 where there was nothing. */
  version: number;
}

const TABLE = 'rollout_plans';
const Row = z.object({ version: z.number(), record: z.string() });

/**
 * Rollouts and their plans in the plugin's database, which all backends share.
 * Whoever writes a record first acts by it: what others decided on what they read
 * before is void.
 */
export class PlanStore {
  constructor(private readonly knex: Knex) {}

  /** By id. */
  async readAll(): Promise<Map<string, KeptPlan>> {
    const rows: unknown[] = await this.knex(TABLE).select('version', 'record');
    const kept = rows.map(parseRow);
    return new Map(kept.map(each => [planId(each.record), each]));
  }

  async readOf(entityRef: string): Promise<PlanRecord[]> {
    const rows: unknown[] = await this.knex(TABLE)
      .where('entity_ref', entityRef)
      .orderBy('id')
      .select('version', 'record');
    return rows.map(row => parseRow(row).record);
  }

  /** @returns the version written, or undefined where somebody else was first */
  async write(
    record: PlanRecord,
    version: number,
  ): Promise<number | undefined> {
    const id = planId(record);
    const values = {
      version: version + 1,
      record: JSON.stringify(record),
    };
    if (version > 0) {
      const written = await this.knex(TABLE)
        .where({ id, version })
        .update(values);
      return written === 1 ? version + 1 : undefined;
    }
    const added = await this.knex(TABLE)
      .insert({ id, entity_ref: record.entityRef, ...values })
      .onConflict('id')
      .ignore()
      .returning('id');
    return added.length === 1 ? version + 1 : undefined;
  }

  async forget({ record, version }: KeptPlan): Promise<void> {
    await this.knex(TABLE)
      .where({ id: planId(record), version })
      .delete();
  }
}

function parseRow(row: unknown): KeptPlan {
  const { version, record } = Row.parse(row);
  return { version, record: planRecord.parse(JSON.parse(record)) };
}
