// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import { isHealth, NoticeRecord } from '../core/notices/Notice';
import { isQuiet } from '../core/notices/QuietHours';
import { Step, stepNotice } from '../core/notices/stepNotice';
import { Clock } from '../core/ports';
import { composeDigest, composeMessages, Telling } from './composeMessages';
import { NoticeMessage } from './NoticeMessage';
import { KeptRecord, NoticeChange, NoticeStore } from './NoticeStore';
import { NotifyConfig } from './NotifyConfig';
import { Observed } from './observeTroubles';
import { OwnerDirectory } from './OwnerDirectory';

const LOOK_EVERY_MS = 5_000;

/** In one go an owner gets so many notices of their own; the rest in one. */
const MOST_AT_ONCE = 10;

type Change = NoticeChange & { telling?: Omit<Telling, 'recipients'> };

/** Looks for what changed with entities, and puts what is to be told into the outbox. */
export class NoticeKeeper {
  private isFailing = false;

  constructor(
    private readonly parts: {
      observe(): Promise<Observed>;
      store: NoticeStore;
      owners: OwnerDirectory;
      config: NotifyConfig;
      clock: Clock;
      logger: LoggerService;
    },
  ) {}

  async run(signal: AbortSignal): Promise<void> {
    const { clock, logger } = this.parts;
    while (!signal.aborted) {
      await clock.sleep(LOOK_EVERY_MS, signal).catch(() => {});
      if (signal.aborted) {
        return;
      }
      try {
        await this.look();
        this.isFailing = false;
      } catch (error) {
        if (!this.isFailing) {
          this.isFailing = true;
          logger.error(
            'Owners are not told of changes for now; it is tried again',
            error instanceof Error ? error : undefined,
          );
        }
      }
    }
  }

  /** @throws what the catalog or the database throws; then nothing is told, or remembered as told */
  async look(): Promise<void> {
    const { observe, store, clock } = this.parts;
    const { troubles, heard } = await observe();
    const known = await store.readAll();
    const nowMs = clock.now();
    const changes = [...new Set([...known.keys(), ...troubles.keys()])].flatMap(
      key => {
        const kept = known.get(key);
        const step = stepNotice(kept?.record, troubles.get(key), {
          nowMs,
          times: this.parts.config.times,
          isHeard: cluster => heard.has(cluster),
          isQuiet: level => isQuiet(this.parts.config.quietHours, level, nowMs),
        });
        return toChange(kept, step);
      },
    );
    if (changes.length > 0) {
      await this.address(changes, known, nowMs);
      await store.write(changes, nowMs);
    }
  }

  /** Who is told what; of too much at once a part is summed up. */
  private async address(
    changes: readonly Change[],
    known: ReadonlyMap<string, KeptRecord>,
    nowMs: number,
  ): Promise<void> {
    const toTell = changes.filter(({ telling }) => telling);
    const found = await this.parts.owners.find(
      toTell.map(({ entityRef, telling, record }) => ({
        entityRef,
        level: telling?.level ?? record?.level ?? 'degraded',
      })),
    );
    const ill = entitiesIllAfter(changes, known);
    const byOwner = new Map<string, Telling[]>();
    toTell.forEach((change, index) => {
      if (!change.telling) {
        return;
      }
      const telling: Telling = {
        ...change.telling,
        isWell: !ill.has(change.entityRef),
        recipients: found[index],
      };
      const messages = composeMessages(telling, nowMs);
      for (const message of messages) {
        if (
          message.channel === 'event' ||
          this.hasRoom(byOwner, message, telling)
        ) {
          change.messages.push(message);
        }
      }
    });
    for (const [owner, tellings] of byOwner) {
      const rest = tellings.slice(MOST_AT_ONCE);
      if (rest.length > 0) {
        toTell[toTell.length - 1].messages.push(composeDigest(owner, rest));
      }
    }
  }

  private hasRoom(
    byOwner: Map<string, Telling[]>,
    message: NoticeMessage & { channel: 'notification' },
    telling: Telling,
  ): boolean {
    const tellings = byOwner.get(message.recipient) ?? [];
    tellings.push(telling);
    byOwner.set(message.recipient, tellings);
    return tellings.length <= MOST_AT_ONCE;
  }
}

/** Nothing where nothing is to be written. */
function toChange(
  kept: KeptRecord | undefined,
  { record, tell }: Step,
): Change[] {
  const isSame = JSON.stringify(kept?.record) === JSON.stringify(record);
  const about = record ?? kept?.record;
  if (!about || isSame) {
    return [];
  }
  const level = tell === 'ends' ? kept?.record.toldLevel : about.level;
  return [
    {
      entityRef: about.entityRef,
      code: about.code,
      version: kept?.version,
      record,
      messages: [],
      ...(tell && {
        telling: {
          record: about,
          level: level ?? about.level,
          kind: tell,
          isWell: false,
        },
      }),
    },
  ];
}

/** Entities of which something was told that is not over. */
function entitiesIllAfter(
  changes: readonly Change[],
  known: ReadonlyMap<string, KeptRecord>,
): Set<string> {
  const records = new Map<string, NoticeRecord | undefined>(
    [...known].map(([key, { record }]) => [key, record]),
  );
  for (const { entityRef, code, record } of changes) {
    records.set(`${entityRef} ${code}`, record);
  }
  const ill = [...records.values()].filter(
    record => record?.toldLevel !== undefined && isHealth(record.toldLevel),
  );
  return new Set(ill.flatMap(record => record?.entityRef ?? []));
}
