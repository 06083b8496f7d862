// SPDX-License-Identifier: Apache-2.0
import { Reading } from '../../../core/signals/Reading';
import { countsIn, ReadingLayout } from '../../../core/signals/ReadingLayout';
import { ServedModels, SignalReport } from '../../../core/signals/SignalReport';
import { ScrapeResult } from '../ScrapeResult';
import { LayoutKeeper } from './LayoutKeeper';
import { PackedPages, SentNews } from './PageMessages';

/** Things that came, each under its place. */
class ReceivedThings<T> {
  private readonly things = new Map<number, T>();
  private nextPlace = 0;

  take({ fresh, forgotten }: SentNews<T>): void {
    fresh.forEach(thing => this.things.set(this.nextPlace++, thing));
    forgotten.forEach(place => this.things.delete(place));
  }

  at(place: number): T {
    const thing = this.things.get(place);
    if (thing === undefined) {
      throw new Error(`nothing came for place ${place}`);
    }
    return thing;
  }
}

/** Takes pages out of the messages of one packer, all of which it must see. */
export class PageUnpacker {
  private readonly keeper = new LayoutKeeper();
  private readonly layouts = new ReceivedThings<ReadingLayout>();
  private readonly reports = new ReceivedThings<SignalReport>();
  private readonly served = new ReceivedThings<ServedModels>();

  unpack(packed: PackedPages): Array<{ id: number; result: ScrapeResult }> {
    const { fresh, forgotten } = packed.layouts;
    this.layouts.take({
      fresh: fresh.map(layout => this.keeper.keep(layout)),
      forgotten,
    });
    this.reports.take(packed.reports);
    this.served.take(packed.served);
    let valuesStart = 0;
    let countsStart = 0;
    return packed.pages.map(page => {
      const { id, failure } = page;
      if (failure) {
        return { id, result: { ok: false, failure } };
      }
      const { at, bytes } = page;
      const layout = this.layouts.at(page.layout);
      const reading = new Reading(
        at,
        layout,
        packed.values,
        packed.counts,
        valuesStart,
        countsStart,
      );
      valuesStart += layout.values.subjects.length;
      countsStart += countsIn(layout);
      const report = this.reports.at(page.report);
      const served = this.served.at(page.served);
      return {
        id,
        result: { ok: true, page: { reading, report, served }, bytes },
      };
    });
  }
}
