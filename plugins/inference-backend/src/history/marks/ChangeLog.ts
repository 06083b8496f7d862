// SPDX-License-Identifier: Apache-2.0

/** What something in a cluster is now; a mark is made when it becomes something else. */
export interface Observation {
  kind: 'weights' | 'rollout';
  /** Names what is observed, and stays while the value changes. */
  key: string;
  /** `HTTPRoute chat/qwen-chat` */
  subject: string;
  /** `namespace/name` of the pools it concerns. */
  pools: string[];
  value: string;
  /** The change in one line. */
  describe(before: string): string;
}

export interface ObservedChange
  extends Pick<Observation, 'kind' | 'key' | 'subject' | 'pools' | 'value'> {
  /** ms since the epoch */
  atMs: number;
  /** Undefined where it is the first that was seen, and so no change. */
  text?: string;
}

const KEEP_MS = 14 * 24 * 3_600_000;
/** Of one cluster, so that one that is never still can't fill the memory. */
const MAX_CHANGES = 2000;

/** What changed in one cluster during the last fortnight. */
export class ChangeLog {
  private readonly newest = new Map<string, ObservedChange>();
  /** Replaced by newer ones, oldest first. */
  private older: ObservedChange[] = [];

  /** @param remembered - from before a restart, oldest first */
  constructor(remembered: readonly ObservedChange[] = []) {
    remembered.forEach(change => this.add(change));
  }

  note(observations: readonly Observation[], nowMs: number): void {
    const seen = new Set<string>();
    for (const { describe, ...what } of observations) {
      seen.add(idOf(what));
      const before = this.newest.get(idOf(what));
      if (before?.value !== what.value) {
        const text = before && describe(before.value);
        this.add({ ...what, atMs: nowMs, ...(text && { text }) });
      }
    }
    const oldest = nowMs - KEEP_MS;
    this.older = this.older
      .filter(({ atMs }) => atMs >= oldest)
      .slice(-MAX_CHANGES);
    for (const [id, { atMs }] of this.newest) {
      // What is still there is compared with what comes next, however old.
      if (atMs < oldest && !seen.has(id)) {
        this.newest.delete(id);
      }
    }
  }

  changes(): ObservedChange[] {
    return [...this.older, ...this.newest.values()];
  }

  private add(change: ObservedChange): void {
    const before = this.newest.get(idOf(change));
    if (before) {
      this.older.push(before);
    }
    this.newest.set(idOf(change), change);
  }
}

function idOf({ kind, key }: Pick<Observation, 'kind' | 'key'>): string {
  return `${kind} ${key}`;
}
