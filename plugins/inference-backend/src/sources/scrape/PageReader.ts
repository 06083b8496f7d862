// SPDX-License-Identifier: Apache-2.0
import { ClusterRoute } from '../kubernetes/ClusterRoute';
import { ExpositionLimits } from './exposition/parseExposition';
import { PageAddress } from './PageSource';
import { ScrapeResult } from './ScrapeResult';

/** How a page is reached, credentials included. */
export type PageWay =
  | { mode: 'proxy'; route: ClusterRoute }
  /** Straight to the pod; the token is for pickers. */
  | { mode: 'direct'; token?: string };

/** A page to read, as plain data: whoever reads it may be another thread. */
export interface PageOrder {
  address: PageAddress;
  way: PageWay;
  timeoutMs: number;
  limits?: Partial<ExpositionLimits>;
}

/** Reads pages, wherever the work is done. */
export interface PageReader {
  /** Never rejects: why a page can't be read is part of what there is to know. */
  read(order: PageOrder, signal: AbortSignal): Promise<ScrapeResult>;
  /** Ends what is under way, and all connections. */
  close(): Promise<void>;
}
