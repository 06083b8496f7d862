// SPDX-License-Identifier: Apache-2.0
import {
  countsIn,
  Reading,
  ReadingLayout,
} from '../../../core/signals/Reading';
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
    let valuesStart = 0;
    let countsStart = 0;
    return packed.pages.map(page => {
      const { id, failure } = page;
      if (failure) {
        return { id, result: { ok: false, failure } };
      }
      const { at, bytes } = page;
      const layout = this.layouts[page.layout];
      const reading = new Reading(
        at,
        layout,
        packed.values,
        packed.counts,
        valuesStart,
        countsStart,
      );
      valuesStart += layout.values.length;
      countsStart += countsIn(layout);
      const report = this.reports[page.report];
      const served = this.served[page.served];
      return {
        id,
        result: { ok: true, page: { reading, report, served }, bytes },
      };
    });
  }
}
