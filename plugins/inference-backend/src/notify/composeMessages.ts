// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import {
  isHealth,
  NoticeKind,
  NoticeLevel,
  NoticeRecord,
} from '../core/notices/Notice';
import { NoticeMessage } from './NoticeMessage';
import { Recipients } from './OwnerDirectory';

/** Topics of the events bus, and of the notifications. */
const TOPICS: Record<NoticeLevel, string> = {
  failing: 'inference.entity.health',
  degraded: 'inference.entity.health',
  rollout: 'inference.rollout',
  advisory: 'inference.upgrade.advisory',
};

const SEVERITIES: Record<NoticeLevel, 'high' | 'normal' | 'low'> = {
  failing: 'high',
  degraded: 'normal',
  rollout: 'normal',
  advisory: 'low',
};

/** Something to tell: of which record, what, and to whom. */
export interface Telling {
  record: NoticeRecord;
  /** As it was before, which says what was told. */
  level: NoticeLevel;
  kind: NoticeKind;
  /** Nothing else that was told of the entity lasts. */
  isWell: boolean;
  recipients: Recipients;
}

/** One notification for each owner, and one event for all others. */
export function composeMessages(
  telling: Telling,
  nowMs: number,
): NoticeMessage[] {
  const { record, level, kind, recipients } = telling;
  const { entityRef, code, title, detail } = record;
  const scope = `${entityRef} ${code}`;
  const link = linkOf(record);
  const since = new Date(record.sinceMs).toISOString();
  const notifications = recipients.owners.map(
    (recipient): NoticeMessage => ({
      channel: 'notification',
      recipient,
      scope,
      title: titleOf(telling),
      description: [...recipients.problems, describe(telling)].join(' '),
      link,
      severity: kind === 'ends' ? 'low' : SEVERITIES[level],
      topic: TOPICS[level],
    }),
  );
  return [
    ...notifications,
    {
      channel: 'event',
      scope,
      topic: TOPICS[level],
      payload: {
        entityRef,
        code,
        kind,
        level,
        title,
        detail,
        owners: recipients.owners,
        since,
        at: new Date(nowMs).toISOString(),
        link,
      },
    },
  ];
}

/** Stands for those of a storm that are not told one by one. */
export function composeDigest(
  recipient: string,
  tellings: readonly Telling[],
): NoticeMessage {
  const names = tellings.map(({ record }) => nameOf(record.entityRef));
  const some = [...new Set(names)].slice(0, 10);
  return {
    channel: 'notification',
    recipient,
    scope: 'digest',
    title: `${tellings.length} more changes of your models' health`,
    description: `They came all at once, of ${some.join(', ')}${
      new Set(names).size > some.length ? ' and others' : ''
    }. The page has each of them.`,
    link: '/inference',
    severity: tellings.some(
      ({ kind, level }) => kind !== 'ends' && level === 'failing',
    )
      ? 'high'
      : 'normal',
    topic: 'inference.entity.health',
  };
}

function titleOf({ record, level, kind, isWell }: Telling): string {
  const name = nameOf(record.entityRef);
  switch (kind) {
    case 'ends':
      return isWell
        ? `${name} is well again`
        : `${name}: mended, and something else is not`;
    case 'flaps':
      return `${name} comes and goes: ${record.title}`;
    default:
      return isHealth(level)
        ? `${name} is ${level}: ${record.title}`
        : `${name}: ${record.title}`;
  }
}

function describe({ record, kind, level }: Telling): string {
  const { code, title, detail, sinceMs, goneMs } = record;
  switch (kind) {
    case 'ends': {
      const from = new Date(sinceMs).toISOString();
      const to = goneMs === undefined ? '' : new Date(goneMs).toISOString();
      return `It was ${level} from ${from} to ${to}: ${title} (${code}).`;
    }
    case 'flaps':
      return `${detail} You hear of it again when it stays away. (${code})`;
    default:
      return `${detail} (${code})`;
  }
}

function linkOf({ entityRef, isOfCluster }: NoticeRecord): string {
  const { namespace, kind, name } = parseEntityRef(entityRef);
  return isOfCluster
    ? '/inference/clusters'
    : `/catalog/${namespace}/${kind}/${name}/inference`;
}

function nameOf(entityRef: string): string {
  return parseEntityRef(entityRef).name;
}
