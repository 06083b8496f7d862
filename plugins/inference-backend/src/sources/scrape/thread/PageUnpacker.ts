// SPDX-License-Identifier: Apache-2.0
import { Reading, ReadingLayout } from '../../../core/signals/Reading';
import { ServedModels, SignalReport } from '../../../core/signals/SignalReport';
import { ScrapeResult } from '../ScrapeResult';
import { LayoutKeeper } from './LayoutKeeper';
import { PackedPages } from './PageMessages';

/** Takes pages out of the messages of one packer, all of which it must see. */
export class PageUnpacker {
  private readonly keeper = new LayoutKeeper();
  private layouts: ReadingLayout[] = [];
  private reports: SignalReport[] = [];
  private served: ServedModels[] = [];

  unpack(packed: PackedPages): Array<{ id: number; result: ScrapeResult }> {
    if (packed.restarts) {
      this.layouts = [];
      this.reports = [];
      this.served = [];
    }
    this.layouts.push(
      ...packed.layouts.map(layout => this.keeper.keep(layout)),
    );
    this.reports.push(...packed.reports);
    this.served.push(...packed.served);
    let start = 0;
    return packed.pages.map(page => {
      const { id, failure } = page;
      if (failure) {
        return { id, result: { ok: false, failure } };
      }
      const { at, bytes, length } = page;
      const reading = new Reading(
        at,
        this.layouts[page.layout],
        copyOf(packed.numbers, start, length),
      );
      start += length;
      const report = this.reports[page.report];
      const served = this.served[page.served];
      return {
        id,
        result: { ok: true, page: { reading, report, served }, bytes },
      };
    });
  }
}

/** Filled by hand: other ways leave room for numbers that never come. */
function copyOf(
  numbers: Float64Array,
  start: number,
  length: number,
): number[] {
  const copy = new Array<number>(length);
  for (let index = 0; index < length; index++) {
    copy[index] = numbers[start + index];
  }
  return copy;
}
