// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Load,
  MetricsStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import {
  deriveEndpointLoad,
  deriveModelLoads,
  derivePoolLoad,
  PoolSources,
} from '../../core/load/deriveLoad';
import { countRouted, observeSplit } from '../../core/load/observeSplit';
import { pickerView } from '../../core/load/pickerView';
import { SplitQuery } from '../../core/load/routedCounts';
import {
  Clock,
  ClusterSignals,
  LoadReader,
  ScrapeTarget,
} from '../../core/ports';
import { Memo } from '../scrape/Memo';
import { askEngines, EngineAnswers } from './askEngines';
import { describeQueries } from './describeQueries';
import { engineScopes } from './engineScopes';
import { PrometheusClient } from './PrometheusClient';
import { describeAccess, PrometheusOptions } from './PrometheusOptions';
import { distinctPods, groupByPool, TargetMeasures } from './TargetMeasures';

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
/** Derived loads are kept this long, as staleness is a matter of time. */
const MEMO_MS = 1000;
/** Longest pause after failures, in intervals. */
const MAX_BACKOFF_INTERVALS = 4;
/** Longest pause that an answer may ask for. */
const MAX_PAUSE_MS = 60_000;
/**
 * The metrics of one cluster, as a Prometheus-compatible API has them: all pools
 * in a few queries each round. Nobody who asks causes a query.
 */
export class PrometheusCollector implements LoadReader {
  private readonly listeners = new Set<(cluster: string) => void>();
  private readonly loads = new Memo<Load | undefined>(MEMO_MS);
  private targets: ScrapeTarget[] = [];
  private byPool = new Map<string, ScrapeTarget[]>();
  private poolsOfServer = new Map<string, readonly string[]>();
  private measured: TargetMeasures | undefined;
  private lastStatus: MetricsStatus | undefined;
  private failures = 0;
  private rounds: Promise<void> | undefined;
  private readonly controller = new AbortController();

  constructor(private readonly parts: PrometheusCollectorParts) {}

  /** The cluster's pods that have metrics; what they are is the table's to say. */
  setTargets(_cluster: string, targets: readonly ScrapeTarget[]): void {
    this.targets = distinctPods(targets);
    this.byPool = groupByPool(this.targets);
    this.poolsOfServer = new Map(
      this.targets
        .filter(({ role }) => role === 'server')
        .map(({ namespace, pod, pools }) => [`${namespace}/${pod}`, pools]),
    );
    this.loads.clear();
  }

  removeCluster(): void {
    this.setTargets(this.parts.cluster, []);
    this.measured = undefined;
    this.loads.clear();
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
    const { clock, client, options, intervalMs } = this.parts;
    if (targets.length === 0) {
      this.lastStatus = undefined;
      return intervalMs;
    }
    const answered = await askEngines(engineScopes(targets, options), query =>
      client.query(query, signal),
    );
    if (signal.aborted) {
      return intervalMs;
    }
    const { failures, queries } = answered;
    const isDown = queries > 0 && failures.length === queries;
    if (!isDown) {
      this.measured = new TargetMeasures(targets, answered.answers, {
        podLabels: options.labels,
        rateWindowMs: options.rateWindowMs,
        at: clock.now(),
      });
      this.loads.clear();
    }
    this.settle(targets, answered);
    this.failures = isDown ? this.failures + 1 : 0;
    this.listeners.forEach(listener => listener(this.parts.cluster));
    return this.pauseAfter(answered);
  }

  endpoint(_cluster: string, namespace: string, pod: string): Load | undefined {
    return this.loads.get(`pod ${namespace}/${pod}`, this.now(), () => {
      const [pool] = this.poolsOfServer.get(`${namespace}/${pod}`) ?? [];
      return pool === undefined
        ? undefined
        : deriveEndpointLoad(pod, this.sources(pool));
    });
  }

  pool(_cluster: string, namespace: string, pool: string): Load | undefined {
    return this.loads.get(`pool ${namespace}/${pool}`, this.now(), () =>
      derivePoolLoad(this.sources(`${namespace}/${pool}`)),
    );
  }

  /** By the name clients ask for, adapters among them. */
  models(_cluster: string, namespace: string, pool: string): Map<string, Load> {
    return deriveModelLoads(this.sources(`${namespace}/${pool}`));
  }

  split(_cluster: string, query: SplitQuery) {
    const { measured } = this;
    return (
      measured &&
      observeSplit(query, {
        gateways: this.fresh(measured.gateways(query.gateway)),
        pickers: pool => this.fresh(measured.sources(pool).pickers),
        via: describeAccess(this.parts.options.access),
      })
    );
  }

  signals(): ClusterSignals | undefined {
    const { measured } = this;
    return (
      measured && {
        // The database reads the pages, and does not say how they do.
        pages: () => [],
        picker: pool => pickerView(this.fresh(measured.sources(pool).pickers)),
        routed: query =>
          countRouted(query, this.fresh(measured.gateways(query.gateway))),
      }
    );
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
      // Jitter keeps the clusters' rounds from falling into step.
      const period = pause * (0.95 + 0.1 * random());
      wait = Math.max(0, period - (clock.now() - startedAt));
    }
  }

  private settle(targets: ScrapeTarget[], answered: EngineAnswers): void {
    const { options, cluster, logger } = this.parts;
    const before = this.lastStatus;
    const status = describeQueries({
      api: describeAccess(options.access),
      clusterLabel: options.clusterLabel,
      targets: targets.length,
      missing: this.measured?.missing() ?? [],
      newestAt: this.measured?.newestAt,
      ...answered,
    });
    this.lastStatus = status;
    if (status.state !== (before?.state ?? 'ok')) {
      logger.info(
        `Metrics of cluster ${cluster} are ${status.state}${
          status.reason ? `: ${status.reason}` : ''
        }`,
      );
    }
  }

  /** Doubling after failures, and as long as the answers ask for. */
  private pauseAfter({ failures }: EngineAnswers): number {
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

  private now(): number {
    return this.parts.clock.now();
  }

  private fresh<T extends { at: number }>(measured: readonly T[]): T[] {
    const oldest = this.now() - this.staleAfterMs();
    return measured.filter(({ at }) => at >= oldest);
  }

  /** A database has what it scraped last, whenever that was. */
  private staleAfterMs(): number {
    const { intervalMs, options } = this.parts;
    return Math.max(STALE_INTERVALS * intervalMs, options.rateWindowMs);
  }

  private sources(pool: string): PoolSources {
    const known = this.measured?.sources(pool);
    return {
      pickers: known?.pickers ?? [],
      servers: known?.servers ?? [],
      serverTargets: known?.serverTargets ?? 0,
      via: describeAccess(this.parts.options.access),
      now: this.now(),
      staleAfterMs: this.staleAfterMs(),
    };
  }
}
