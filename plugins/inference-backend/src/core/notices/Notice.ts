// SPDX-License-Identifier: Apache-2.0

/**
 * What there is to tell of: how bad it is for an entity, that a rollout waits for
 * somebody or was aborted, or that an upgrade needs work.
 */
export const NOTICE_LEVELS = [
  'failing',
  'degraded',
  'rollout',
  'advisory',
] as const;

export type NoticeLevel = (typeof NOTICE_LEVELS)[number];

/** Something wrong with an entity at this moment: one code, however many objects have it. */
export interface Trouble {
  entityRef: string;
  code: string;
  level: NoticeLevel;
  /** One sentence without a name, and without its full stop. */
  title: string;
  /** With the names and values of this case. */
  detail: string;
  /** Whose word it takes that it is over. */
  clusters: string[];
  /** The entity is a cluster's, and no pool is concerned. */
  isOfCluster?: true;
}

/** Whether it is told that there is no more of it: of advice and of rollouts only that there is. */
export function isHealth(level: NoticeLevel): boolean {
  return level === 'failing' || level === 'degraded';
}

/** What is remembered of a trouble, so that it is told once. */
export interface NoticeRecord extends Trouble {
  /** Since when it lasts at this level, without a break. */
  sinceMs: number;
  /** Since when it is not seen any more. */
  goneMs?: number;
  /** What was told last; undefined where nothing was, or that it is over. */
  toldLevel?: NoticeLevel;
  /** When it was told that it begins, the newest last. */
  toldMs: number[];
  /** It was told that it comes and goes; nothing more is until it is quiet. */
  isFlapping?: true;
}

/** What to tell. begins: also where it became worse. flaps: it comes and goes. */
export type NoticeKind = 'begins' | 'flaps' | 'ends';

export interface NoticeTimes {
  /** It has to last this long before it is told. */
  settleMs: Record<NoticeLevel, number>;
  /** It has to be gone this long before that is told. */
  wellMs: number;
  /** What comes back oftener than twice within this time comes and goes. */
  flapMs: number;
}
