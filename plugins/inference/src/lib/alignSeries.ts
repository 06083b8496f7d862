// SPDX-License-Identifier: Apache-2.0
import { PoolHistory } from '@inference-portal/backstage-plugin-inference-common';

/** One line of a chart: a signal of a pool or an endpoint, at the times of the whole chart. */
export interface AlignedLine {
  pool: string;
  /** Pod, where the line is not the whole pool's. */
  endpoint?: string;
  signal: string;
  label?: string;
  /** Null where nothing was measured. */
  values: Array<number | null>;
  source: string;
}

export interface AlignedSeries {
  /** Milliseconds since the epoch, ascending. */
  times: number[];
  lines: AlignedLine[];
}

/**
 * Puts the pools' series of some signals on one time axis. What a series does
 * not tell at a time is null: it is drawn as a gap and never bridged.
 */
export function alignSeries(
  histories: Array<{ pool: string; history?: PoolHistory }>,
  signals: Array<{ signal: string; label?: string }>,
  of: 'pools' | 'endpoints' = 'pools',
): AlignedSeries {
  const found = histories.flatMap(({ pool, history }) =>
    signals.flatMap(({ signal, label }) =>
      (history?.series ?? [])
        .filter(
          ({ signal: name, endpoint }) =>
            name === signal && (of === 'endpoints') === Boolean(endpoint),
        )
        .map(({ endpoint, source, points }) => ({
          pool,
          endpoint,
          signal,
          label,
          source,
          byTime: new Map(points.map(([at, value]) => [Date.parse(at), value])),
        })),
    ),
  );
  const times = [
    ...new Set(found.flatMap(({ byTime }) => [...byTime.keys()])),
  ].sort((a, b) => a - b);
  return {
    times,
    lines: found.map(({ byTime, ...line }) => ({
      ...line,
      values: times.map(time => byTime.get(time) ?? null),
    })),
  };
}

/** Whose a line is: the pool's key, with the pod where it is not the whole pool's. */
export function lineOwner({
  pool,
  endpoint,
}: Pick<AlignedLine, 'pool' | 'endpoint'>): string {
  return endpoint ? `${pool} ${endpoint}` : pool;
}
