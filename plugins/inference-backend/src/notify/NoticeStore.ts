// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { Knex } from 'knex';
import { z } from 'zod';
import { NOTICE_LEVELS, NoticeRecord } from '../core/notices/Notice';
import { NoticeMessage, noticeMessage } from './NoticeMessage';

/** What is remembered of one trouble, as it was read. */
export interface KeptRecord {
  record: NoticeRecord;
  version: number;
}

/** What is to become of one record, and what is told of it. */
export interface NoticeChange {
  entityRef: string;
  code: string;
  /** Of what was read; undefined where there was nothing. */
  version?: number;
  /** Undefined where it is forgotten. */
  record?: NoticeRecord;
  messages: NoticeMessage[];
}

export interface OutgoingMessage {
  id: string;
  revision: string;
  message: NoticeMessage;
  attempts: number;
}

const Record = z.object({
  entityRef: z.string(),
  code: z.string(),
  level: z.enum(NOTICE_LEVELS),
  title: z.string(),
  detail: z.string(),
  clusters: z.array(z.string()),
  isOfCluster: z.literal(true).optional(),
  sinceMs: z.number(),
  goneMs: z.number().optional(),
  toldLevel: z.enum(NOTICE_LEVELS).optional(),
  toldMs: z.array(z.number()),
  isFlapping: z.literal(true).optional(),
});

/** Changes are written in bundles, so that others get their turn. */
const BUNDLE = 200;

/** Longer than sending may take: one that dies meanwhile is stood in for. */
const CLAIM_MS = 60_000;

/**
 * Notices in the plugin's database, which all backends share. Whoever writes a
 * record first tells of it: what others planned on what they read before is void.
 */
export class NoticeStore {
  constructor(
    private readonly knex: Knex,
    private readonly newId: () => string,
  ) {}

  /** By entity ref and code, parted by a space. */
  async readAll(): Promise<Map<string, KeptRecord>> {
    const rows: unknown[] = await this.knex('notices').select(
      'version',
      'record',
    );
    const kept = rows
      .map(row =>
        z.object({ version: z.number(), record: z.string() }).parse(row),
      )
      .map(({ version, record }) => ({
        version,
        record: Record.parse(JSON.parse(record)),
      }));
    return new Map(
      kept.map(each => [`${each.record.entityRef} ${each.record.code}`, each]),
    );
  }

  /** @returns how many messages are to be sent because of it */
  async write(
    changes: readonly NoticeChange[],
    nowMs: number,
  ): Promise<number> {
    let told = 0;
    for (let from = 0; from < changes.length; from += BUNDLE) {
      told += await this.knex.transaction(async trx => {
        let messages = 0;
        for (const change of changes.slice(from, from + BUNDLE)) {
          if (await this.writeRecord(trx, change)) {
            for (const message of change.messages) {
              await this.enqueue(trx, message, nowMs);
            }
            messages += change.messages.length;
          }
        }
        return messages;
      });
    }
    return told;
  }

  /** What is due, taken so that no other backend sends it meanwhile. */
  async claim(limit: number, nowMs: number): Promise<OutgoingMessage[]> {
    const rows: unknown[] = await this.knex('notice_outbox')
      .where('due', '<=', nowMs)
      .orderBy('due')
      .limit(limit)
      .select('id', 'revision', 'message', 'attempts', 'due');
    const claimed: OutgoingMessage[] = [];
    for (const row of rows) {
      const { due, message, ...rest } = OutboxRow.parse(row);
      const taken = await this.knex('notice_outbox')
        .where({ id: rest.id, revision: rest.revision, due })
        .update({ due: nowMs + CLAIM_MS });
      if (taken === 1) {
        claimed.push({
          ...rest,
          message: noticeMessage.parse(JSON.parse(message)),
        });
      }
    }
    return claimed;
  }

  /** What replaced it meanwhile is still to be sent. */
  async sent({ id, revision }: OutgoingMessage): Promise<void> {
    await this.knex('notice_outbox').where({ id, revision }).delete();
  }

  async failed(
    { id, revision, attempts }: OutgoingMessage,
    dueMs: number,
  ): Promise<void> {
    await this.knex('notice_outbox')
      .where({ id, revision })
      .update({ attempts: attempts + 1, due: dueMs });
  }

  async countWaiting(): Promise<number> {
    const [row]: unknown[] = await this.knex('notice_outbox').count({ n: '*' });
    return z.object({ n: z.coerce.number() }).parse(row).n;
  }

  private async writeRecord(
    trx: Knex.Transaction,
    { entityRef, code, version, record }: NoticeChange,
  ): Promise<boolean> {
    const key = { entity_ref: entityRef, code };
    if (version === undefined) {
      const inserted: unknown[] = await trx('notices')
        .insert({ ...key, version: 1, record: JSON.stringify(record) })
        .onConflict(['entity_ref', 'code'])
        .ignore()
        .returning('version');
      return inserted.length === 1;
    }
    const known = trx('notices').where({ ...key, version });
    const written = record
      ? await known.update({
          version: version + 1,
          record: JSON.stringify(record),
        })
      : await known.delete();
    return written === 1;
  }

  private async enqueue(
    trx: Knex.Transaction,
    message: NoticeMessage,
    nowMs: number,
  ): Promise<void> {
    const { channel, scope } = message;
    const recipient = message.channel === 'event' ? '' : message.recipient;
    const id = createHash('sha256')
      .update(JSON.stringify([channel, recipient, scope]))
      .digest('hex');
    await trx('notice_outbox')
      .insert({
        id,
        revision: this.newId(),
        message: JSON.stringify(message),
        attempts: 0,
        due: nowMs,
      })
      .onConflict('id')
      .merge();
  }
}

const OutboxRow = z.object({
  id: z.string(),
  revision: z.string(),
  message: z.string(),
  attempts: z.number(),
  // A bigint of PostgreSQL comes as a text.
  due: z.coerce.number(),
});
