// SPDX-License-Identifier: Apache-2.0
import { routedSeriesOf, SplitPool, SplitQuery } from '../load/routedCounts';
import { SignalWindow } from '../load/SignalWindow';
import { ScrapeTarget } from '../ports';
import { Subject, SubjectFilter } from '../signals/Subject';
import { BinnedTimes, toBinnedTimes } from './BinnedTimes';
import { addCounts, Counted, PoolCounts } from './RolloutEvidence';

/** What one page counted in some time. */
export interface CountedPage
  extends Pick<ScrapeTarget, 'role' | 'engine' | 'pod' | 'pools' | 'gateway'> {
  window: SignalWindow;
  windowMs: number;
}

/** A server that counts NaN, or a database that extrapolates it, says nothing. */
function known(count: number | undefined): number | undefined {
  return count !== undefined && Number.isFinite(count) ? count : undefined;
}

function countRequests(window: SignalWindow, filter?: SubjectFilter): Counted {
  const all = known(window.increase('requests', { filter })?.count);
  const good = known(window.increase('requestSuccesses', { filter })?.count);
  const errors = known(
    window.increase('requestErrors', {
      filter,
      zeroWith: all === undefined ? 'requestSuccesses' : 'requests',
    })?.count,
  );
  const requests =
    all ?? (good === undefined ? undefined : good + (errors ?? 0));
  return {
    ...(requests !== undefined && { requests }),
    ...(errors !== undefined && { errors }),
  };
}

function countTimes(
  { window, windowMs }: CountedPage,
  measure: 'ttft' | 'itl' | 'e2e',
  filter?: SubjectFilter,
): BinnedTimes | undefined {
  const rate = window.histogramRate(measure, filter);
  if (!rate || rate.counts.some(count => !Number.isFinite(count))) {
    return undefined;
  }
  const seconds = windowMs / 1000;
  const counts = rate.counts.map(count => count * seconds);
  const total = known(window.rate(`${measure}Total`, { filter }));
  return {
    ...toBinnedTimes({ bounds: rate.bounds, counts }),
    ...(total !== undefined && { sumMs: total * seconds }),
  };
}

function countPrefixes(window: SignalWindow): Counted {
  const prefixHits = known(window.increase('prefixHits')?.count);
  const misses = known(window.increase('prefixMisses')?.count);
  const prefixQueries =
    known(window.increase('prefixQueries')?.count) ??
    (prefixHits !== undefined && misses !== undefined
      ? prefixHits + misses
      : undefined);
  return prefixHits !== undefined && prefixQueries !== undefined
    ? { prefixHits, prefixQueries }
    : {};
}

function countPage(page: CountedPage, filter?: SubjectFilter): Counted {
  const times = {
    ttft: countTimes(page, 'ttft', filter),
    itl: countTimes(page, 'itl', filter),
    e2e: countTimes(page, 'e2e', filter),
  };
  return {
    ...countRequests(page.window, filter),
    ...(page.role === 'server' && countPrefixes(page.window)),
    ...Object.fromEntries(
      Object.entries(times).filter(([, value]) => value !== undefined),
    ),
  };
}

/** A proxy and what runs beside it count the same: of each pod the first that can tell. */
function countAtGateway(
  pages: readonly CountedPage[],
  query: SplitQuery,
  pool: SplitPool,
): PoolCounts {
  const pods = new Set<string>();
  const counts = pages.flatMap(({ engine, pod, gateway, window }) => {
    const filter =
      gateway === query.gateway && !pods.has(pod)
        ? routedSeriesOf(engine, query, pool)
        : undefined;
    const requests =
      filter && known(window.increase('routedRequests', { filter })?.count);
    if (requests === undefined) {
      return [];
    }
    pods.add(pod);
    const errors = known(
      window.increase('routedErrors', { filter, zeroWith: 'routedRequests' })
        ?.count,
    );
    return [{ gateway: { requests, ...(errors !== undefined && { errors }) } }];
  });
  return addCounts(...counts);
}

/**
 * What pages counted of each pool of a rule, by `namespace/name`.
 *
 * @param queries - of the rule, one for each gateway that it is reached through
 */
export function countPages(
  pages: readonly CountedPage[],
  queries: readonly SplitQuery[],
  pools: readonly string[],
): Record<string, PoolCounts> {
  const gateways = pages.filter(({ role }) => role === 'gateway');
  return Object.fromEntries(
    pools.map(pool => {
      const own = pages
        // A picker of two pools does not keep them apart.
        .filter(page => page.pools.includes(pool))
        .filter(
          ({ role, pools: its }) => role !== 'gateway' && its.length === 1,
        )
        .map((page): PoolCounts => ({ [page.role]: countPage(page) }));
      const routed = queries.flatMap(query =>
        query.pools
          .filter(each => each.pool === pool)
          .map(each => countAtGateway(gateways, query, each)),
      );
      return [pool, addCounts(...own, ...routed)];
    }),
  );
}

/** What a picker's rewrite shares between targets, and where that is counted. */
export interface TargetQuery {
  /** `namespace/name`. */
  pool: string;
  /** Name of the InferenceModelRewrite. */
  rewrite: string;
  /** Names that clients ask for; all where there is none. */
  models: readonly string[];
}

/**
 * What servers of a pool failed since they were read last; undefined where none was
 * read. Where one does not tell, all that was asked of the pool may have failed.
 */
function countUnassigned(
  servers: readonly CountedPage[],
  pickers: readonly CountedPage[],
): number | undefined {
  if (servers.length === 0) {
    return undefined;
  }
  const failed = servers.map(({ window }) => countRequests(window).errors);
  return failed.every(count => count !== undefined)
    ? failed.reduce<number>((sum, count = 0) => sum + count, 0)
    : pickers.reduce(
        (sum, { window }) => sum + (countRequests(window).requests ?? 0),
        0,
      );
}

/**
 * What pages counted of each target of a rewrite. Only pickers keep targets
 * apart: a server counts its adapters under one name, the model's first. As errors
 * they count what they refuse themselves, and not what a server failed: they look
 * for a header `status`, and gateways send `:status`.
 */
export function countTargets(
  pages: readonly CountedPage[],
  { pool, rewrite, models }: TargetQuery,
  targets: readonly string[],
): Record<string, PoolCounts> {
  // Names of models say nothing of the pool where a picker has several.
  const pickers = pages.filter(
    page =>
      page.role === 'picker' &&
      page.pools.length === 1 &&
      page.pools[0] === pool,
  );
  const servers = pages.filter(
    page => page.role === 'server' && page.pools.includes(pool),
  );
  const unassigned = countUnassigned(servers, pickers);
  const isAsked = ({ model }: Subject) =>
    models.length === 0 || (model !== undefined && models.includes(model));
  return Object.fromEntries(
    targets.map(target => {
      const filter = (subject: Subject) =>
        subject.target === target && isAsked(subject);
      return [
        target,
        addCounts(
          ...(unassigned === undefined ? [] : [{ picker: { unassigned } }]),
          ...pickers.map((page): PoolCounts => {
            const drawn = known(
              page.window.increase('rewriteDecisions', {
                filter: subject =>
                  filter(subject) && subject.rewrite === rewrite,
              })?.count,
            );
            return {
              picker: {
                ...countPage(page, filter),
                ...(drawn !== undefined && { drawn }),
              },
            };
          }),
        ),
      ];
    }),
  );
}
