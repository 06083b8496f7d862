// SPDX-License-Identifier: Apache-2.0
import {
  FindingCode,
  FindingSeverity,
} from '@inference-portal/backstage-plugin-inference-common';
import { poolsOf } from '../health/groupByPool';
import { JudgedFinding, Subject } from './FindingRule';

export interface DatedFinding extends JudgedFinding {
  /** ISO 8601. */
  since: string;
  /** How often it came back soon after it went. */
  flaps: number;
}

/** A finding from when it came until it stayed away. Never changed, but replaced. */
export interface FindingEpisode {
  code: FindingCode;
  severity: FindingSeverity;
  title: string;
  subject: Subject;
  /** `namespace/name` of the pools it concerns. */
  pools: string[];
  /** When it was first seen, ms since the epoch. */
  startedMs: number;
  /** When it began: earlier than it was seen, where the object says so. */
  sinceMs: number;
  /** When it was last seen, to the minute while it is there. */
  seenMs: number;
  /** When it was seen to be gone. */
  goneMs?: number;
  flaps: number;
}

/** The kubelet waits as long at most before it starts a container again. */
const FLAP_MS = 5 * 60_000;
const SEEN_STEP_MS = 60_000;
const KEEP_ENDED_MS = 14 * 24 * 3_600_000;
/** Of one cluster, so that one that is never still can't fill the memory. */
const MAX_ENDED = 500;

/**
 * Remembers of one cluster since when each finding is there, and what was there
 * in the last fortnight. One that comes back soon after it went is the same
 * finding, with a count. The object's own account counts where it goes further
 * back.
 */
export class FindingLedger {
  /** By finding: those that are there, or went so lately that they may come back. */
  private readonly current = new Map<string, FindingEpisode>();
  /** Oldest first. */
  private ended: FindingEpisode[] = [];

  /** @param remembered - from before a restart, by when they were first seen */
  constructor(remembered: readonly FindingEpisode[] = []) {
    for (const episode of remembered) {
      const earlier = this.current.get(keyOf(episode));
      if (earlier) {
        // Nobody saw it go where two backends wrote, or one ended too early.
        const { goneMs = episode.startedMs } = earlier;
        this.ended.push({ ...earlier, goneMs });
      }
      this.current.set(keyOf(episode), episode);
    }
  }

  /**
   * Dates the findings of a round. Those of codes that could not be judged this
   * time keep their date for when they can be again.
   */
  date(
    findings: readonly JudgedFinding[],
    silenced: ReadonlySet<FindingCode>,
    nowMs: number,
  ): DatedFinding[] {
    const found = new Set<string>();
    const dated = findings.map(finding => {
      const key = keyOf(finding);
      found.add(key);
      const episode = this.notice(key, finding, nowMs);
      const since = new Date(episode.sinceMs).toISOString();
      return { ...finding, since, flaps: episode.flaps };
    });
    for (const [key, episode] of this.current) {
      if (!found.has(key) && !silenced.has(episode.code)) {
        this.miss(key, episode, nowMs);
      }
    }
    this.forget(nowMs);
    return dated;
  }

  episodes(): FindingEpisode[] {
    return [...this.ended, ...this.current.values()];
  }

  private notice(
    key: string,
    finding: JudgedFinding,
    nowMs: number,
  ): FindingEpisode {
    const known = this.current.get(key);
    const since = Math.min(ownAccount(finding.since) ?? nowMs, nowMs);
    const isNew = !known || isOver(known, nowMs);
    if (known && isNew) {
      this.ended.push(known);
    }
    const episode: FindingEpisode = {
      code: finding.code,
      severity: finding.severity,
      title: finding.title,
      subject: finding.subject,
      pools: [...poolsOf(finding)].map(pool => pool.key).sort(),
      startedMs: isNew ? nowMs : known.startedMs,
      sinceMs: isNew ? since : Math.min(known.sinceMs, since),
      seenMs: isNew ? nowMs : lastSeen(known, nowMs),
      flaps: isNew ? 0 : known.flaps + (known.goneMs === undefined ? 0 : 1),
    };
    if (!isNew && isSame(known, episode)) {
      return known;
    }
    this.current.set(key, episode);
    return episode;
  }

  private miss(key: string, episode: FindingEpisode, nowMs: number): void {
    if (episode.goneMs === undefined) {
      this.current.set(key, { ...episode, goneMs: nowMs });
    } else if (isOver(episode, nowMs)) {
      this.current.delete(key);
      this.ended.push(episode);
    }
  }

  private forget(nowMs: number): void {
    const oldest = nowMs - KEEP_ENDED_MS;
    this.ended = this.ended
      .filter(({ goneMs = 0 }) => goneMs >= oldest)
      .slice(-MAX_ENDED);
  }
}

function isOver({ goneMs, seenMs }: FindingEpisode, nowMs: number): boolean {
  // Where nobody watched meanwhile, it may have gone long before that was seen.
  return (
    goneMs !== undefined &&
    nowMs - Math.min(goneMs, seenMs + SEEN_STEP_MS) > FLAP_MS
  );
}

function lastSeen({ seenMs }: FindingEpisode, nowMs: number): number {
  return nowMs - seenMs >= SEEN_STEP_MS ? nowMs : seenMs;
}

function isSame(a: FindingEpisode, b: FindingEpisode): boolean {
  return JSON.stringify(a) === JSON.stringify({ ...b, goneMs: a.goneMs });
}

function ownAccount(since: string | undefined): number | undefined {
  const ms = Date.parse(since ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

function keyOf({ code, subject }: { code: FindingCode; subject: Subject }) {
  const { kind, namespace, name, field } = subject;
  return [code, kind, namespace, name, field].join('\0');
}
