// SPDX-License-Identifier: Apache-2.0
import { ReadingLayout } from '../../../core/signals/Reading';
import { ServedModels, SignalReport } from '../../../core/signals/SignalReport';
import { ScrapeResult } from '../ScrapeResult';
import { PackedPage, PackedPages } from './PageMessages';

/**
 * Labels are others' texts, so that there may be ever new layouts. Each picker has
 * one of its own.
 */
const MAX_PLACES = 5000;

/** Things that were sent, each under its place. */
class SentThings<T> {
  private readonly places = new Map<unknown, number>();
  private fresh: T[] = [];

  get size(): number {
    return this.places.size;
  }

  /** @param key - equal for things that are the same */
  placeOf(thing: T, key: unknown = thing): number {
    const known = this.places.get(key);
    if (known !== undefined) {
      return known;
    }
    const place = this.places.size;
    this.places.set(key, place);
    this.fresh.push(thing);
    return place;
  }

  takeFresh(): T[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }

  clear(): void {
    this.places.clear();
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
  private restarts = false;

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
    const { values, counts } = page.reading.numbers();
    values.forEach(value => this.values.push(value));
    counts.forEach(count => this.counts.push(count));
    this.pages.push({
      id,
      bytes,
      at,
      layout: this.layouts.placeOf(layout),
      report: this.reports.placeOf(page.report),
      served: this.served.placeOf(page.served, JSON.stringify(page.served)),
    });
  }

  /** All that was added since it was last taken. */
  take(): PackedPages {
    const { pages, restarts } = this;
    const packed = {
      values: Float64Array.from(this.values),
      counts: packCounts(this.counts),
      restarts,
      layouts: this.layouts.takeFresh(),
      reports: this.reports.takeFresh(),
      served: this.served.takeFresh(),
      pages,
    };
    this.pages = [];
    this.values = [];
    this.counts = [];
    this.restarts = [this.layouts, this.reports, this.served].some(
      ({ size }) => size > MAX_PLACES,
    );
    if (this.restarts) {
      this.layouts.clear();
      this.reports.clear();
      this.served.clear();
    }
    return packed;
  }
}

const MAX_UINT32 = 2 ** 32 - 1;

function packCounts(counts: readonly number[]): PackedPages['counts'] {
  const isSmall = counts.every(
    count => Number.isInteger(count) && count >= 0 && count <= MAX_UINT32,
  );
  return isSmall ? Uint32Array.from(counts) : Float64Array.from(counts);
}
