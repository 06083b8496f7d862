// SPDX-License-Identifier: Apache-2.0
import {
  isHealth,
  NoticeKind,
  NoticeRecord,
  NoticeTimes,
  Trouble,
} from './Notice';

/** How often something is told to begin before it is told to come and go. */
const FLAPS = 2;

export interface Step {
  /** Undefined where there is nothing left to remember. */
  record?: NoticeRecord;
  tell?: NoticeKind;
}

/** One trouble at one moment: what is remembered of it now, and what is to be told. */
export function stepNotice(
  known: NoticeRecord | undefined,
  seen: Trouble | undefined,
  at: {
    nowMs: number;
    times: NoticeTimes;
    /** Whether the cluster says what is in it. */
    isHeard(cluster: string): boolean;
    /** Whether nobody wants to be told of it at this hour. */
    isQuiet(level: Trouble['level']): boolean;
  },
): Step {
  if (seen) {
    return stepSeen(known, seen, at);
  }
  // What can't be seen is not gone.
  if (!known || !known.clusters.every(cluster => at.isHeard(cluster))) {
    return { record: known };
  }
  return stepGone(known, at);
}

type Moment = Parameters<typeof stepNotice>[2];

function stepSeen(
  known: NoticeRecord | undefined,
  seen: Trouble,
  { nowMs, times, isQuiet }: Moment,
): Step {
  const { goneMs, ...last } = known ?? { toldMs: [], sinceMs: nowMs };
  const isNew =
    !known ||
    known.level !== seen.level ||
    (goneMs !== undefined && known.toldLevel === undefined);
  const record: NoticeRecord = {
    ...last,
    ...seen,
    sinceMs: isNew ? nowMs : last.sinceMs,
  };
  const isTold =
    record.toldLevel !== undefined && !isWorse(seen.level, record.toldLevel);
  const isSettled = nowMs - record.sinceMs >= times.settleMs[seen.level];
  if (isTold || record.isFlapping || !isSettled || isQuiet(seen.level)) {
    return { record };
  }
  const lately = record.toldMs.filter(told => nowMs - told < times.flapMs);
  // A rollout waits once for each of its steps.
  const flaps =
    seen.level !== 'rollout' &&
    record.toldLevel === undefined &&
    lately.length >= FLAPS;
  return {
    record: {
      ...record,
      toldLevel: seen.level,
      toldMs: [...lately, nowMs],
      ...(flaps && { isFlapping: true }),
    },
    tell: flaps ? 'flaps' : 'begins',
  };
}

function stepGone(
  known: NoticeRecord,
  { nowMs, times, isQuiet }: Moment,
): Step {
  const goneMs = known.goneMs ?? nowMs;
  const record = { ...known, goneMs };
  if (known.toldLevel === undefined) {
    // Kept for a while, to notice when it comes and goes.
    const last = Math.max(0, ...known.toldMs);
    return nowMs - last < times.flapMs ? { record } : {};
  }
  const patienceMs = patienceOf(known, times);
  if (nowMs - goneMs < patienceMs || isQuiet(known.toldLevel)) {
    return { record };
  }
  const { toldLevel, isFlapping, ...rest } = record;
  // Of advice it is told that it is there, not that it was heeded.
  return toldLevel !== undefined && isHealth(toldLevel)
    ? { record: rest, tell: 'ends' }
    : { record: rest };
}

/** How long it has to be gone before it is over. */
function patienceOf(
  { isFlapping, level }: NoticeRecord,
  times: NoticeTimes,
): number {
  if (level === 'rollout') {
    return 0;
  }
  return isFlapping ? times.flapMs : times.wellMs;
}

function isWorse(level: Trouble['level'], than: Trouble['level']): boolean {
  return level === 'failing' && than === 'degraded';
}
