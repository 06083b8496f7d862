// SPDX-License-Identifier: Apache-2.0
import { ReadingLayout } from '../../../core/signals/ReadingLayout';
import { ServedModels, SignalReport } from '../../../core/signals/SignalReport';
import { ScrapeResult } from '../ScrapeResult';
import { PackedPage, PackedPages, SentNews } from './PageMessages';

/**
 * What no page had for so long is forgotten: names of endpoints are part of a
 * picker's layout, so that there are ever new ones.
 */
const FORGET_MS = 2 * 60_000;

/** Things that were sent, each under its place. */
class SentThings<T> {
  private readonly sent = new Map<
    unknown,
    { place: number; usedAtMs: number }
  >();
  private fresh: T[] = [];
  private nextPlace = 0;

  /** @param key - equal for things that are the same */
  placeOf(thing: T, usedAtMs: number, key: unknown = thing): number {
    const known = this.sent.get(key);
    if (known) {
      known.usedAtMs = usedAtMs;
      return known.place;
    }
    const place = this.nextPlace++;
    this.sent.set(key, { place, usedAtMs });
    this.fresh.push(thing);
    return place;
  }

  /** @param sinceMs - what was last used before is forgotten, where it is given */
  takeNews(sinceMs: number | undefined): SentNews<T> {
    const { fresh } = this;
    this.fresh = [];
    const forgotten: number[] = [];
    if (sinceMs === undefined) {
      return { fresh, forgotten };
    }
    for (const [key, { place, usedAtMs }] of this.sent) {
      if (usedAtMs < sinceMs) {
        this.sent.delete(key);
        forgotten.push(place);
      }
    }
    return { fresh, forgotten };
  }
}

/** Gathers pages for one message to another thread. */
export class PagePacker {
  private readonly layouts = new SentThings<ReadingLayout>();
  private readonly reports = new SentThings<SignalReport>();
  private readonly served = new SentThings<ServedModels>();
  private pages: PackedPage[] = [];
  private values: number[] = [];
  private counts: number[] = [];
  /** When the youngest page was read, and when it was last looked what to forget. */
  private newestMs = 0;
  private forgotMs = 0;

  get count(): number {
    return this.pages.length;
  }

  add(id: number, result: ScrapeResult): void {
    if (!result.ok) {
      this.pages.push({ id, failure: result.failure });
      return;
    }
    const { bytes, page } = result;
    const { at, layout } = page.reading;
    this.newestMs = at;
    const { values, counts } = page.reading.numbers();
    values.forEach(value => this.values.push(value));
    counts.forEach(count => this.counts.push(count));
    this.pages.push({
      id,
      bytes,
      at,
      layout: this.layouts.placeOf(layout, at),
      report: this.reports.placeOf(page.report, at),
      served: this.served.placeOf(page.served, at, JSON.stringify(page.served)),
    });
  }

  /** All that was added since it was last taken. */
  take(): PackedPages {
    const sinceMs = this.forgetBefore();
    const packed = {
      values: Float64Array.from(this.values),
      counts: packCounts(this.counts),
      layouts: this.layouts.takeNews(sinceMs),
      reports: this.reports.takeNews(sinceMs),
      served: this.served.takeNews(sinceMs),
      pages: this.pages,
    };
    this.pages = [];
    this.values = [];
    this.counts = [];
    return packed;
  }

  /** There are messages all the time: to look through all that was sent is for once in a while. */
  private forgetBefore(): number | undefined {
    if (Math.abs(this.newestMs - this.forgotMs) < FORGET_MS / 2) {
      return undefined;
    }
    this.forgotMs = this.newestMs;
    return this.newestMs - FORGET_MS;
  }
}

const MAX_UINT32 = 2 ** 32 - 1;

function packCounts(counts: readonly number[]): PackedPages['counts'] {
  const isSmall = counts.every(
    count => Number.isInteger(count) && count >= 0 && count <= MAX_UINT32,
  );
  return isSmall ? Uint32Array.from(counts) : Float64Array.from(counts);
}
