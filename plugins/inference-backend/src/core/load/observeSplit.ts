// SPDX-License-Identifier: Apache-2.0
import {
  ObservedTraffic,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { combinePickers } from './combinePickers';
import { Measured } from './deriveLoad';
import { PickerMeasures } from './measurePicker';
import { routedSeriesOf, SplitPool, SplitQuery } from './routedCounts';
import { Increase, SignalWindow, sumIncreases } from './SignalWindow';

export interface GatewayWindow {
  engine: string;
  window: SignalWindow;
}

export interface SplitSources {
  /** Proxies of the rule's gateway, those that were read lately. */
  gateways: ReadonlyArray<Measured<GatewayWindow>>;
  /** Pickers of a pool, `namespace/name`, those that were read lately. */
  pickers(pool: string): ReadonlyArray<Measured<PickerMeasures>>;
  /** What read them, in words, where it wasn't the portal itself. */
  via?: string;
}

interface PoolCount {
  pool: string;
  requests: Increase;
  errors?: number;
  /** Of the pages that told it. */
  names: string[];
}

/** A proxy and what runs beside it count the same: of each pod the first that can tell. */
function countAtGateway(
  gateways: SplitSources['gateways'],
  query: SplitQuery,
  pool: SplitPool,
): PoolCount | undefined {
  const requests: Increase[] = [];
  const pods = new Set<string>();
  const names: string[] = [];
  let errors: number | undefined;
  for (const { pod, name, measures } of gateways) {
    const { engine, window } = measures;
    const filter = pods.has(pod)
      ? undefined
      : routedSeriesOf(engine, query, pool);
    const counted = filter && window.increase('routedRequests', { filter });
    if (counted) {
      pods.add(pod);
      names.push(name);
      requests.push(counted);
      const failed = window.increase('routedErrors', {
        filter,
        zeroWith: 'routedRequests',
      });
      errors = failed ? (errors ?? 0) + failed.count : errors;
    }
  }
  const sum = sumIncreases(requests);
  return sum && { pool: pool.pool, requests: sum, errors, names };
}

function countAtPickers(
  sources: SplitSources,
  { pool, shared }: SplitPool,
): PoolCount | undefined {
  const pickers = shared ? [] : sources.pickers(pool);
  const { counted } = combinePickers(pickers.map(({ measures }) => measures));
  const names = pickers.map(({ name }) => name);
  return counted && { pool, requests: counted, names };
}

/** Undefined where nothing was counted: no requests have no split. */
function toShares(
  counts: ReadonlyArray<PoolCount | undefined>,
  describe: (names: string) => string,
): Map<string, ObservedTraffic> | undefined {
  const known = counts.filter(count => count !== undefined);
  const total = known.reduce((sum, { requests }) => sum + requests.count, 0);
  if (known.length < counts.length || !(total > 0)) {
    return undefined;
  }
  const names = new Set(known.flatMap(count => count.names));
  const source = describe([...names].join(', '));
  const windowMs = Math.max(...known.map(({ requests }) => requests.windowMs));
  return new Map(
    known.map(({ pool, requests: { count }, errors }) => [
      pool,
      {
        share: count / total,
        requests: Math.round(count),
        ...(errors !== undefined &&
          count > 0 && { errorRate: Math.min(1, errors / count) }),
        source,
        windowMs: Math.round(windowMs),
      },
    ]),
  );
}

/**
 * Requests that a rule's gateway sent to each of its pools, `namespace/name`;
 * without those that its proxies don't keep apart from others.
 */
export function countRouted(
  query: SplitQuery,
  gateways: SplitSources['gateways'],
): Map<string, { requests: number; errors: number }> {
  const counts = query.pools.flatMap(
    pool => countAtGateway(gateways, query, pool) ?? [],
  );
  return new Map(
    counts.map(({ pool, requests, errors = 0 }) => [
      pool,
      { requests: requests.count, errors },
    ]),
  );
}

/**
 * How a rule's requests were really shared among its pools: as its gateway
 * counted them, or else as the pools' pickers did, where all that they count
 * came by this rule. By pool; undefined where nobody can say.
 */
export function observeSplit(
  query: SplitQuery,
  sources: SplitSources,
): Map<string, ObservedTraffic> | undefined {
  const { gateways, via } = sources;
  const through = (source: string) => (via ? `${via}: ${source}` : source);
  const atGateway = toShares(
    query.pools.map(pool => countAtGateway(gateways, query, pool)),
    names => through(say`gateway ${names}`),
  );
  if (atGateway) {
    return atGateway;
  }
  return toShares(
    query.pools.map(pool => countAtPickers(sources, pool)),
    names => through(say`endpoint pickers ${names}`),
  );
}
