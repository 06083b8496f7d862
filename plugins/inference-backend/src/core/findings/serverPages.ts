// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { PageState } from '../ports';
import { Measure } from '../signals/EngineProfile';
import { ScrapeFailureCode } from '../signals/ScrapeFailureCode';
import { PoolNode } from '../topology/ClusterTopology';
import { readyOf } from './describeEndpoints';
import { LoadView } from './LoadView';

/** What a picker must read of an endpoint, or it takes it for none. */
const PICKER_NEEDS: ReadonlySet<Measure> = new Set([
  'queueDepth',
  'runningRequests',
  'kvCacheRatio',
]);

/**
 * Failures that whoever reads the page meets. Of others, such as a refusal by
 * the API server, the picker knows nothing.
 */
const OF_THE_PAGE: ReadonlySet<ScrapeFailureCode> = new Set([
  'not-found',
  'not-exposition',
  'error-status',
  'page-unauthorized',
  'page-forbidden',
]);

export interface PageTrouble {
  page: PageState;
  /** In words. */
  why: string;
}

/** Pages of the pool's ready servers that a picker can't make use of. */
export function troubledPages(pool: PoolNode, load: LoadView): PageTrouble[] {
  const ready = new Set(
    readyOf(pool.endpoints).map(({ pod }) => pod.meta.name),
  );
  return load
    .pages(pool, 'server')
    .filter(({ pod }) => ready.has(pod))
    .flatMap(page => {
      const why = troubleOf(page);
      return why === undefined ? [] : [{ page, why }];
    });
}

function troubleOf({ failure, missing = [] }: PageState): string | undefined {
  if (failure) {
    return OF_THE_PAGE.has(failure.code) ? failure.detail : undefined;
  }
  const [first, ...others] = missing
    .filter(({ measure }) => PICKER_NEEDS.has(measure))
    .map(({ family }) => family);
  return (
    first &&
    say`the page has no ${first}${others
      .map(family => say`, no ${family}`)
      .join('')}`
  );
}
