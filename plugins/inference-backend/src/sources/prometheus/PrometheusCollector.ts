// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Load,
  MetricsStatus,
  plainText,
} from '@inference-portal/backstage-plugin-inference-common';
import { groupTargets } from '../../core/load/groupTargets';
import { SplitQuery } from '../../core/load/routedCounts';
import { Gauges } from '../../core/load/toLoad';
import {
  Clock,
  ClusterSignals,
  LoadReader,
  ScrapeTarget,
} from '../../core/ports';
import { CountedPage } from '../../core/rollout/countPages';
import { WindowCounter } from '../../core/rollout/WindowCounter';
import { ModelNames } from '../../core/signals/ModelNames';
import { EngineProfile } from '../../core/signals/EngineProfile';
import { derivePools } from '../derivePools';
import { askEngines, EngineAnswers, EngineQueries } from './askEngines';
import { countingScopes, toCountedPages } from './countWindow';
import { describeQueries } from './describeQueries';
import { engineScopes } from './engineScopes';
import { engineQueries } from './measureQueries';
import { PrometheusClient } from './PrometheusClient';
import { describeAccess, PrometheusOptions } from './PrometheusOptions';
import { QueriedLoads } from './QueriedLoads';
import {
  distinctTargets,
  groupByPool,
  podKey,
  TargetMeasures,
} from './TargetMeasures';
import { planSeries, SeriesPlan } from './vector/planSeries';
import { readVectors } from './vector/readPods';
import { Vector, VectorReader } from './vector/VectorReader';

export interface PrometheusCollectorParts {
  cluster: string;
  client: PrometheusClient;
  options: PrometheusOptions;
  clock: Clock;
  /** 0 <= x < 1 */
  random: () => number;
  logger: LoggerService;
  intervalMs: number;
}

const STALE_INTERVALS = 3;
/** Longest pause after failures, in intervals. */
const MAX_BACKOFF_INTERVALS = 4;
/** What follows an answer is done piece by piece: who asks the portal needs several turns. */
const GAP_MS = 10;
/** Longest pause that an answer may ask for. */
const MAX_PAUSE_MS = 60_000;

/**
 * The metrics of one cluster, as a Prometheus-compatible API has them: all pools
 * in a few queries each round. Nobody who asks causes a query.
 */
export class PrometheusCollector implements LoadReader, WindowCounter {
  private readonly listeners = new Set<(cluster: string) => void>();
  private readonly loads: QueriedLoads;
  private targets: ScrapeTarget[] = [];
  private byPool = new Map<string, ScrapeTarget[]>();
  /** Of a round; the targets say which. */
  private queries: EngineQueries[] | undefined;
  /** By query: which series it had. */
  private readers = new Map<string, VectorReader<SeriesPlan>>();
  /** By pod, for as long as it is there. */
  private readonly modelNames = new Map<string, ModelNames>();
  private measured: TargetMeasures | undefined;
  private lastStatus: MetricsStatus | undefined;
  private failures = 0;
  private rounds: Promise<void> | undefined;
  private readonly controller = new AbortController();
  readonly via: string;

  constructor(private readonly parts: PrometheusCollectorParts) {
    const { options, clock, intervalMs } = parts;
    this.via = describeAccess(options.access);
    this.loads = new QueriedLoads({
      clock,
      via: this.via,
      // A database has what it scraped last, whenever that was.
      staleAfterMs: Math.max(
        STALE_INTERVALS * intervalMs,
        options.rateWindowMs,
      ),
    });
  }

  /** The cluster's pods that have metrics; what they are is the table's to say. */
  setTargets(_cluster: string, targets: readonly ScrapeTarget[]): void {
    this.targets = distinctTargets(targets);
    this.queries = undefined;
    this.byPool = groupByPool(this.targets);
    this.loads.setTargets(this.targets);
    const pods = new Set(this.targets.map(podKey));
    for (const pod of this.modelNames.keys()) {
      if (!pods.has(pod)) {
        this.modelNames.delete(pod);
      }
    }
  }

  removeCluster(): void {
    this.setTargets(this.parts.cluster, []);
    this.measured = undefined;
    this.readers.clear();
    this.loads.setMeasures(undefined);
  }

  start(signal: AbortSignal): void {
    const either = AbortSignal.any([signal, this.controller.signal]);
    this.rounds = this.run(either).catch(error => {
      this.parts.logger.error('Asking for metrics ended', error);
    });
  }

  /** Ends the rounds; resolves when the last query is over. */
  async stop(): Promise<void> {
    this.controller.abort();
    await this.rounds;
  }

  /** One round now. Gives how long to wait for the next. */
  async collect(signal: AbortSignal): Promise<number> {
    const { targets } = this;
    const { clock, options, intervalMs } = this.parts;
    if (targets.length === 0) {
      this.lastStatus = undefined;
      return intervalMs;
    }
    const answered = await this.askAll(signal);
    if (signal.aborted) {
      return intervalMs;
    }
    const { failures, queries } = answered;
    const isDown = queries > 0 && failures.length === queries;
    if (!isDown) {
      const at = clock.now();
      this.measured = new TargetMeasures(
        targets,
        answered.answers.map(({ profile, results }) => ({
          profile,
          // Kept until the next round: half as much for thousands of buckets.
          pods: readVectors(results, Float32Array),
        })),
        { rateWindowMs: options.rateWindowMs, at },
      );
      this.loads.setMeasures(this.measured);
    }
    await sleep(GAP_MS);
    this.settle(targets, answered);
    this.failures = isDown ? this.failures + 1 : 0;
    await sleep(GAP_MS);
    await derivePools(this, this.parts.cluster, clock);
    this.listeners.forEach(listener => listener(this.parts.cluster));
    return this.pauseAfter(answered);
  }

  /**
   * What pages counted over any time: `increase()` of every signal over the whole
   * window at once, as `rate()` is the same per second.
   */
  async count(
    {
      pools,
      gateways,
    }: { pools: readonly string[]; gateways: readonly string[] },
    windowMs: number,
    signal: AbortSignal,
  ): Promise<CountedPage[] | undefined> {
    const targets = this.targets.filter(
      ({ pools: own, gateway }) =>
        own.some(pool => pools.includes(pool)) ||
        (gateway !== undefined && gateways.includes(gateway)),
    );
    const { client, options } = this.parts;
    const scopes = countingScopes(targets, {
      ...options,
      rateWindowMs: windowMs,
    });
    const { answers, failures } = await askEngines(
      engineQueries(scopes),
      (query, profile) =>
        client.query(
          query,
          new VectorReader(labels =>
            planSeries(profile, labels, { podLabels: options.labels }),
          ),
          signal,
        ),
    );
    return failures.length > 0
      ? undefined
      : toCountedPages(targets, answers, windowMs);
  }

  endpoint(_cluster: string, namespace: string, pod: string): Load | undefined {
    return this.loads.endpoint(namespace, pod);
  }

  gauges(_cluster: string, namespace: string, pod: string): Gauges | undefined {
    return this.loads.gauges(namespace, pod);
  }

  pool(_cluster: string, namespace: string, pool: string): Load | undefined {
    return this.loads.pool(`${namespace}/${pool}`);
  }

  models(_cluster: string, namespace: string, pool: string) {
    return this.loads.models(`${namespace}/${pool}`);
  }

  split(_cluster: string, query: SplitQuery) {
    return this.loads.split(query);
  }

  signals(): ClusterSignals | undefined {
    return this.loads.signals();
  }

  servedModels(_cluster: string, namespace: string, pod: string) {
    return this.measured?.served(namespace, pod);
  }

  status(): MetricsStatus {
    const { length } = this.targets;
    return (
      this.lastStatus ?? {
        source: 'prometheus',
        state: 'ok',
        targets: length,
        failing: 0,
      }
    );
  }

  onRound(listener: (cluster: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The pools that have targets, with their pods that serve. */
  measuredPools() {
    return [...this.byPool].map(([key, targets]) => {
      const [namespace, name] = key.split('/');
      const servers = targets.filter(({ role }) => role === 'server');
      return { namespace, name, pods: servers.map(({ pod }) => pod) };
    });
  }

  /** The pods of a pool, `namespace/name`. */
  targetsOf(pool: string): ScrapeTarget[] {
    return this.byPool.get(pool) ?? [];
  }

  private async run(signal: AbortSignal): Promise<void> {
    const { clock, random, intervalMs } = this.parts;
    let wait = random() * Math.min(1000, intervalMs);
    let isFirst = true;
    for (;;) {
      try {
        await clock.sleep(wait, signal);
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        throw error;
      }
      const startedAt = clock.now();
      const pause = await this.collect(signal);
      // All clusters are asked at once after a start, and then at any time of an
      // interval each; jitter keeps them from falling into step.
      const period =
        pause * (isFirst ? 0.2 + 0.8 * random() : 0.95 + 0.1 * random());
      isFirst = false;
      wait = Math.max(0, period - (clock.now() - startedAt));
    }
  }

  /** Readers of queries that are not asked any more are let go of. */
  private async askAll(
    signal: AbortSignal,
  ): Promise<EngineAnswers<Vector<SeriesPlan>>> {
    const { client, options } = this.parts;
    this.queries ??= engineQueries(engineScopes(this.targets, options));
    const queries = new Set(this.queries.flatMap(each => each.queries));
    for (const query of this.readers.keys()) {
      if (!queries.has(query)) {
        this.readers.delete(query);
      }
    }
    return askEngines(this.queries, (query, profile) =>
      client.query(query, this.readerOf(query, profile), signal),
    );
  }

  private readerOf(query: string, profile: EngineProfile) {
    const reader =
      this.readers.get(query) ??
      new VectorReader(labels =>
        planSeries(profile, labels, {
          podLabels: this.parts.options.labels,
          modelGroupOf: this.modelGroupOf,
        }),
      );
    this.readers.set(query, reader);
    return reader;
  }

  private readonly modelGroupOf = (pod: string) => {
    const names = this.modelNames.get(pod) ?? new ModelNames();
    this.modelNames.set(pod, names);
    return (model: string) => names.group(model);
  };

  private settle(
    targets: ScrapeTarget[],
    answered: EngineAnswers<unknown>,
  ): void {
    const { options, cluster, logger } = this.parts;
    const before = this.lastStatus;
    const status = describeQueries({
      api: describeAccess(options.access),
      clusterLabel: options.clusterLabel,
      targets: targets.length,
      missing: this.measured?.missing() ?? [],
      groups: groupTargets(this.measured?.statuses() ?? []),
      newestAt: this.measured?.newestAt,
      ...answered,
    });
    this.lastStatus = status;
    if (status.state !== (before?.state ?? 'ok')) {
      logger.info(
        `Metrics of cluster ${cluster} are ${status.state}${
          status.reason ? `: ${plainText(status.reason)}` : ''
        }`,
      );
    }
  }

  /** Doubling after failures, and as long as the answers ask for. */
  private pauseAfter({ failures }: EngineAnswers<unknown>): number {
    const { intervalMs } = this.parts;
    const asked = Math.max(
      0,
      ...failures.map(({ retryAfterMs = 0 }) => retryAfterMs),
    );
    const intervals = Math.min(
      MAX_BACKOFF_INTERVALS,
      2 ** Math.max(0, this.failures - 1),
    );
    return Math.max(intervals * intervalMs, Math.min(asked, MAX_PAUSE_MS));
  }
}
