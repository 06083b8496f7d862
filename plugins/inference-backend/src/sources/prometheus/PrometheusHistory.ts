// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { setImmediate } from 'node:timers/promises';
import { measureWindow } from '../../core/load/LoadMeasures';
import { toLoad } from '../../core/load/toLoad';
import { Clock, ScrapeTarget } from '../../core/ports';
import { Measure } from '../../core/signals/EngineProfile';
import { findEngine } from '../../core/signals/engineTable';
import {
  HistoryQuery,
  HistoryReader,
  HistoryResult,
} from '../../history/HistoryReader';
import {
  ENDPOINT_SIGNALS,
  HistorySignal,
  POOL_SIGNALS,
} from '../../history/historySignals';
import { SeriesGrid } from '../../history/SeriesGrid';
import { askEngines, EngineAnswers } from './askEngines';
import { engineQueries, MeasureScope } from './measureQueries';
import { podPatterns } from './podPattern';
import { poolLoadAt } from './poolLoadAt';
import { PrometheusClient } from './PrometheusClient';
import { PrometheusCollector } from './PrometheusCollector';
import { describeAccess, PrometheusOptions } from './PrometheusOptions';
import { QueriedWindow } from './QueriedWindow';
import { QuerySeries } from './QueryResult';
import { stepsOf } from './stepsOf';

interface Parts {
  collector: PrometheusCollector;
  client: PrometheusClient;
  options: PrometheusOptions;
  clock: Clock;
}

interface Remembered {
  at: number;
  result: Promise<HistoryResult>;
}

/** Gauges, of which an endpoint's history is made. */
const ENDPOINT_MEASURES: readonly Measure[] = [
  'queueDepth',
  'runningRequests',
  'kvCacheRatio',
];
/** After so many steps others get their turn: a day has 1440. */
const STEPS_AT_ONCE = 60;
const MAX_REMEMBERED = 100;

/** History by range queries: the database has it already, for as long as it keeps it. */
export class PrometheusHistory implements HistoryReader {
  private readonly remembered = new Map<string, Remembered>();

  constructor(private readonly parts: Parts) {}

  /** Once for each step of time, however many look. */
  read(query: HistoryQuery): Promise<HistoryResult> {
    const { pool, signals, rangeMs, resolution, endpoints, pods } = query;
    const { stepMs } = resolution;
    const at = Math.floor(this.parts.clock.now() / stepMs);
    const key = JSON.stringify([
      ...[pool, signals, rangeMs, stepMs],
      ...[endpoints, pods],
    ]);
    const known = this.remembered.get(key);
    if (known?.at === at) {
      return known.result;
    }
    const result = this.ask(query);
    this.remembered.delete(key);
    this.remembered.set(key, { at, result });
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > MAX_REMEMBERED) {
      this.remembered.delete(oldest);
    }
    return result;
  }

  private async ask(query: HistoryQuery): Promise<HistoryResult> {
    const grid = new SeriesGrid(query, this.parts.clock.now());
    const { namespace, name } = query.pool;
    const targets = this.parts.collector
      .targetsOf(`${namespace}/${name}`)
      .filter(({ role }) => role !== 'gateway');
    const problems = [
      await this.addPool(query, grid, targets),
      ...(query.endpoints
        ? [await this.addEndpoints(query, grid, targets)]
        : []),
    ].flatMap(problem => problem ?? []);
    return {
      series: grid.toSeries(),
      ...(problems.length > 0 && { problem: problems[0] }),
    };
  }

  private async addPool(
    query: HistoryQuery,
    grid: SeriesGrid,
    targets: readonly ScrapeTarget[],
  ): Promise<string | undefined> {
    const scope = { by: 'all' as const };
    const asked = await this.askRange(query, grid, targets, scope);
    const options = {
      pool: query.pool.name,
      roles: new Map(targets.map(({ engine, role }) => [engine, role])),
      rateWindowMs: this.rateWindowMs(query),
    };
    const values = emptyColumns(POOL_SIGNALS, grid, query);
    for await (const step of this.steps(query, grid, asked)) {
      const load = poolLoadAt(step, options);
      for (const { signal, read } of load ? POOL_SIGNALS : []) {
        values[signal][step.index] = (load && read(load)) ?? null;
      }
    }
    grid.add({
      ...this.place(query, grid),
      measured: { values, source: this.source() },
      endpoints: {},
    });
    return this.describe(asked);
  }

  private async addEndpoints(
    query: HistoryQuery,
    grid: SeriesGrid,
    targets: readonly ScrapeTarget[],
  ): Promise<string | undefined> {
    const scope = { by: 'pod' as const, measures: ENDPOINT_MEASURES };
    const servers = targets.filter(({ role }) => role === 'server');
    const asked = await this.askRange(query, grid, servers, scope);
    const endpoints: Record<string, Record<string, Array<number | null>>> = {};
    for await (const { index, at, engines } of this.steps(query, grid, asked)) {
      for (const [key, pod] of engines.flatMap(({ pods }) => [...pods])) {
        const name = key.slice(key.indexOf('/') + 1);
        endpoints[name] ??= emptyColumns(ENDPOINT_SIGNALS, grid, query);
        const window = new QueriedWindow(pod.readings, 0);
        const load = toLoad(measureWindow(window), {
          at,
          source: '',
          stale: false,
        });
        for (const { signal, read } of ENDPOINT_SIGNALS) {
          endpoints[name][signal][index] = read(load) ?? null;
        }
      }
    }
    const source = this.source();
    grid.add({
      ...this.place(query, grid),
      measured: { values: {}, source },
      endpoints: Object.fromEntries(
        Object.entries(endpoints).map(([pod, values]) => [
          pod,
          { values, source },
        ]),
      ),
    });
    return this.describe(asked);
  }

  /** The answers' values by time, in the grid's places. */
  private async *steps(
    { resolution }: HistoryQuery,
    grid: SeriesGrid,
    { answers }: EngineAnswers<QuerySeries[]>,
  ) {
    let count = 0;
    for (const step of stepsOf(answers, this.parts.options.labels)) {
      if (++count % STEPS_AT_ONCE === 0) {
        await setImmediate();
      }
      const index = Math.round((step.at - grid.from) / resolution.stepMs);
      yield { ...step, index };
    }
  }

  private askRange(
    query: HistoryQuery,
    grid: SeriesGrid,
    targets: readonly ScrapeTarget[],
    how: Pick<MeasureScope, 'by' | 'measures'>,
  ): Promise<EngineAnswers<QuerySeries[]>> {
    const { client, options } = this.parts;
    // Several may wait for the answer: it ends by its own timeout only.
    const { signal } = new AbortController();
    const { clusterLabel, labels } = options;
    const engines = [...new Set(targets.map(({ engine }) => engine))];
    const asked = engines.flatMap(engine => {
      const profile = findEngine(engine);
      const pods = targets
        .filter(target => target.engine === engine)
        .map(({ pod }) => pod);
      const scope: MeasureScope = {
        ...how,
        matchers: {
          ...clusterLabel,
          [labels.namespace]: query.pool.namespace,
          [labels.pod]: { regex: podPatterns(pods) },
        },
        labels,
        rateWindowMs: this.rateWindowMs(query),
      };
      return profile ? [{ profile, scope }] : [];
    });
    const range = {
      fromMs: grid.from,
      toMs: grid.to,
      stepMs: query.resolution.stepMs,
    };
    return askEngines(engineQueries(asked), promql =>
      client.queryRange(promql, range, signal),
    );
  }

  /** Not shorter than a step, or what happens between two would be lost. */
  private rateWindowMs({ resolution }: HistoryQuery): number {
    return Math.max(this.parts.options.rateWindowMs, resolution.stepMs);
  }

  private place({ pool, resolution }: HistoryQuery, { from }: SeriesGrid) {
    return { pool, stepMs: resolution.stepMs, at: from };
  }

  private source(): string {
    return say`${describeAccess(this.parts.options.access)}: range queries`;
  }

  private describe({
    failures,
  }: EngineAnswers<QuerySeries[]>): string | undefined {
    const [failure] = failures;
    const api = describeAccess(this.parts.options.access);
    return failure && `${api}: ${failure.detail}`;
  }
}

function emptyColumns(
  signals: readonly HistorySignal[],
  { from, to }: SeriesGrid,
  { resolution }: HistoryQuery,
): Record<string, Array<number | null>> {
  const length = (to - from) / resolution.stepMs + 1;
  return Object.fromEntries(
    signals.map(({ signal }) => [
      signal,
      new Array<number | null>(length).fill(null),
    ]),
  );
}
