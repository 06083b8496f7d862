// SPDX-License-Identifier: Apache-2.0
import { ReadingLayout } from '../../../core/signals/Reading';
import { ServedModels, SignalReport } from '../../../core/signals/SignalReport';
import { ScrapeResult } from '../ScrapeResult';
import { PackedPage, PackedPages } from './PageMessages';

/** Labels are others' texts, so that there may be ever new layouts. */
const MAX_PLACES = 2000;

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
  private numbers: number[] = [];
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
    const { at, layout, numbers } = page.reading;
    for (const number of numbers) {
      this.numbers.push(number);
    }
    this.pages.push({
      id,
      bytes,
      at,
      length: numbers.length,
      layout: this.layouts.placeOf(layout),
      report: this.reports.placeOf(page.report),
      served: this.served.placeOf(page.served, JSON.stringify(page.served)),
    });
  }

  /** All that was added since it was last taken. */
  take(): PackedPages {
    const { pages, restarts } = this;
    const packed = {
      numbers: Float64Array.from(this.numbers),
      restarts,
      layouts: this.layouts.takeFresh(),
      reports: this.reports.takeFresh(),
      served: this.served.takeFresh(),
      pages,
    };
    this.pages = [];
    this.numbers = [];
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
