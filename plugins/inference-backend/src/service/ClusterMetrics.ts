// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Load,
  MetricsStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import { ClusterConfig, clusterConfigOf, InferenceConfig } from '../config';
import { deriveScrapeTargets } from '../core/load/deriveScrapeTargets';
import { SplitQuery } from '../core/load/routedCounts';
import { Gauges } from '../core/load/toLoad';
import { Clock, ClusterStates, LoadReader, ReadPages } from '../core/ports';
import { WindowCounter } from '../core/rollout/WindowCounter';
import { HistoryReader } from '../history/HistoryReader';
import { LoadHistory } from '../history/LoadHistory';
import { recordRounds } from '../history/recordRounds';
import { RoutedClusterSource } from '../sources/kubernetes/ClusterRoute';
import { createPrometheusSource } from '../sources/prometheus/createPrometheusSource';
import { PrometheusCollector } from '../sources/prometheus/PrometheusCollector';
import { LargeAnswers } from '../sources/prometheus/LargeAnswers';
import { createOrderingCollector } from '../sources/scrape/createOrderingCollector';
import { MetricsCollector } from '../sources/scrape/MetricsCollector';
import { PageReader } from '../sources/scrape/PageReader';
import { describeChoice } from './describeChoice';

const NO_METRICS: MetricsStatus = {
  source: 'none',
  state: 'ok',
  targets: 0,
  failing: 0,
};

const NO_MODELS: ReadonlyMap<string, Load> = new Map();

type Collector = MetricsCollector | PrometheusCollector;

interface Parts {
  config: InferenceConfig;
  states: ClusterStates;
  source: RoutedClusterSource;
  /** Of metrics pages; closed with the collecting. */
  reader: PageReader;
  history: LoadHistory;
  clock: Clock;
  /** 0 <= x < 1 */
  random: () => number;
  logger: LoggerService;
}

/**
 * The metrics of every cluster by the way that its configuration names. All
 * clusters read through their API server share a collector; one that is read
 * directly, or from a Prometheus, has its own, as it has its own credentials.
 */
export class ClusterMetrics implements LoadReader {
  private readonly shared: MetricsCollector;
  private readonly own = new Map<string, Collector>();
  private readonly histories = new Map<string, HistoryReader>();
  private readonly clusters = new Set<string>();
  private readonly largeAnswers: LargeAnswers;

  constructor(private readonly parts: Parts) {
    const { config, history } = parts;
    this.largeAnswers = new LargeAnswers(parts.clock);
    this.shared = this.scrape('proxy');
    for (const cluster of config.clusters.values()) {
      const collector = this.createOwn(cluster);
      if (collector) {
        this.own.set(cluster.name, collector);
      }
    }
    this.collectors().forEach(collector => recordRounds(collector, history));
  }

  /** Where a database has the cluster's history. */
  history(cluster: string): HistoryReader | undefined {
    return this.histories.get(cluster);
  }

  /** Follows the clusters' objects until the signal aborts. */
  start(signal: AbortSignal): void {
    const { states } = this.parts;
    const stop = states.onChange(cluster => this.retarget(cluster));
    signal.addEventListener('abort', stop, { once: true });
    states.snapshots().forEach(({ cluster }) => this.retarget(cluster));
    this.collectors().forEach(collector => collector.start(signal));
  }

  async stop(): Promise<void> {
    const stops = this.collectors().map(collector => collector.stop());
    await this.parts.reader.close();
    await Promise.all(stops);
  }

  endpoint(cluster: string, namespace: string, pod: string): Load | undefined {
    return this.of(cluster)?.endpoint(cluster, namespace, pod);
  }

  gauges(cluster: string, namespace: string, pod: string): Gauges | undefined {
    return this.of(cluster)?.gauges(cluster, namespace, pod);
  }

  servedModels(cluster: string, namespace: string, pod: string) {
    return this.of(cluster)?.servedModels(cluster, namespace, pod);
  }

  pool(cluster: string, namespace: string, pool: string): Load | undefined {
    return this.of(cluster)?.pool(cluster, namespace, pool);
  }

  models(cluster: string, namespace: string, pool: string) {
    return this.of(cluster)?.models(cluster, namespace, pool) ?? NO_MODELS;
  }

  split(cluster: string, query: SplitQuery) {
    return this.of(cluster)?.split(cluster, query);
  }

  /** Undefined where a database reads the pages. */
  pages(cluster: string): ReadPages | undefined {
    const collector = this.of(cluster);
    return collector instanceof MetricsCollector
      ? collector.pages(cluster)
      : undefined;
  }

  /** Where a database counts over a longer time. */
  windows(cluster: string): WindowCounter | undefined {
    const collector = this.of(cluster);
    return collector instanceof PrometheusCollector ? collector : undefined;
  }

  signals(cluster: string) {
    return this.of(cluster)?.signals(cluster);
  }

  status(cluster: string): MetricsStatus {
    const { metrics } = clusterConfigOf(this.parts.config, cluster);
    return {
      ...(this.of(cluster)?.status(cluster) ?? NO_METRICS),
      choice: describeChoice(metrics),
    };
  }

  onRound(listener: (cluster: string) => void): () => void {
    const stops = this.collectors().map(each => each.onRound(listener));
    return () => stops.forEach(stop => stop());
  }

  private retarget(cluster: string): void {
    const collector = this.of(cluster);
    const snapshot = this.parts.states.snapshot(cluster);
    if (snapshot) {
      this.clusters.add(cluster);
      collector?.setTargets(cluster, deriveScrapeTargets(snapshot));
    } else if (this.clusters.delete(cluster)) {
      collector?.removeCluster(cluster);
    }
  }

  private of(cluster: string): Collector | undefined {
    const { metrics } = clusterConfigOf(this.parts.config, cluster);
    return metrics.source === 'proxy' ? this.shared : this.own.get(cluster);
  }

  private collectors(): Collector[] {
    return [this.shared, ...this.own.values()];
  }

  private createOwn({ name, metrics }: ClusterConfig): Collector | undefined {
    if (metrics.prometheus) {
      const { collector, history } = createPrometheusSource({
        ...this.parts,
        cluster: name,
        options: metrics.prometheus,
        largeAnswers: this.largeAnswers,
        intervalMs: this.parts.config.metrics.intervalMs,
      });
      if (history) {
        this.histories.set(name, history);
      }
      return collector;
    }
    return metrics.source === 'direct'
      ? this.scrape('direct', metrics.bearerToken)
      : undefined;
  }

  private scrape(mode: 'proxy' | 'direct', bearerToken?: string) {
    const { source, reader, clock, random, logger, config } = this.parts;
    return createOrderingCollector({
      source,
      reader,
      clock,
      random,
      logger,
      options: {
        mode,
        intervalMs: config.metrics.intervalMs,
        direct: { pickerToken: async () => bearerToken },
      },
    });
  }
}
