// SPDX-License-Identifier: Apache-2.0
import { Clock } from '../../core/ports';
import { RouteClient } from '../kubernetes/RouteClient';
import { PageOrder, PageReader, PageWay } from './PageReader';
import { PageScraper } from './PageScraper';
import {
  createDirectPageSource,
  createProxyPageSource,
  PageSource,
} from './PageSource';
import { ScrapeResult } from './ScrapeResult';

/** Reads pages in the thread that it is made in. */
export class InlineReader implements PageReader {
  private readonly client = new RouteClient();
  private readonly scraper: PageScraper;

  constructor(clock: Clock) {
    this.scraper = new PageScraper(clock);
  }

  read(
    { address, way, timeoutMs, limits }: PageOrder,
    signal: AbortSignal,
  ): Promise<ScrapeResult> {
    const source = this.sourceOf(way);
    return this.scraper.scrape(address, { source, timeoutMs, limits, signal });
  }

  async close(): Promise<void> {
    await this.client.close();
  }

  private sourceOf(way: PageWay): PageSource {
    return way.mode === 'direct'
      ? createDirectPageSource({ pickerToken: async () => way.token })
      : createProxyPageSource({
          fetch: (_, request) => this.client.fetch(way.route, request),
        });
  }
}
