// SPDX-License-Identifier: Apache-2.0
import { Clock } from '../core/ports';

/**
 * An answer that is still good is asked for again after this share of its time,
 * beside the request that it serves; not of all at once, as they came at once.
 */
const RENEW_FROM = 0.5;
const RENEW_UP_TO = 0.9;

interface Kept<Value> {
  value: Promise<Value>;
  renewAtMs: number;
  untilMs: number;
}

/** Answers of a slower service by what was asked, each kept for its time. */
export class KeptAnswers<Value> {
  private readonly kept = new Map<string, Kept<Value>>();

  /** @param parts - `keepMs`: for how long an answer is good, by what it was */
  constructor(
    private readonly parts: {
      clock: Clock;
      most: number;
      keepMs(value: Value): number;
    },
  ) {}

  /** @param group - of one group, what came at once is asked for again at once */
  get(key: string, ask: () => Promise<Value>, group = key): Promise<Value> {
    const known = this.kept.get(key);
    const nowMs = this.parts.clock.now();
    if (!known || nowMs >= known.untilMs) {
      const value = ask();
      this.keep(key, { value, renewAtMs: Infinity, untilMs: Infinity });
      this.settle(key, value, { nowMs, group });
      return value;
    }
    if (nowMs >= known.renewAtMs) {
      known.renewAtMs = Infinity;
      this.settle(key, ask(), { nowMs, group });
    }
    return known.value;
  }

  /** Good from when it was asked, and not from when the answer came. */
  private settle(
    key: string,
    value: Promise<Value>,
    { nowMs: askedAtMs, group }: { nowMs: number; group: string },
  ): void {
    const share = RENEW_FROM + (RENEW_UP_TO - RENEW_FROM) * spreadOf(group);
    value.then(
      answer => {
        const goodMs = this.parts.keepMs(answer);
        this.keep(key, {
          value,
          renewAtMs: askedAtMs + goodMs * share,
          untilMs: askedAtMs + goodMs,
        });
      },
      () => {
        // An answer before it is good until its time is over.
        if (this.kept.get(key)?.value === value) {
          this.kept.delete(key);
        }
      },
    );
  }

  private keep(key: string, kept: Kept<Value>): void {
    this.kept.delete(key);
    this.kept.set(key, kept);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.parts.most) {
      this.kept.delete(oldest);
    }
  }
}

/** 0 <= x < 1, another for each text. */
function spreadOf(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index++) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) >>> 0;
  }
  return hash / 2 ** 32;
}
