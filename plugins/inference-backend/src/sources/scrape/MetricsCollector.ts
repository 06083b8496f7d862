// SPDX-License-Identifier: Apache-2.0
import { setMaxListeners } from 'node:events';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Load,
  MetricsStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import {
  deriveEndpointGauges,
  deriveEndpointLoad,
  deriveModelLoads,
  derivePoolLoad,
  PoolSources,
} from '../../core/load/deriveLoad';
import { LoadMemo } from '../../core/load/LoadMemo';
import { countRouted, observeSplit } from '../../core/load/observeSplit';
import { pickerView } from '../../core/load/pickerView';
import { SplitQuery } from '../../core/load/routedCounts';
import { Gauges } from '../../core/load/toLoad';
import {
  Clock,
  ClusterSignals,
  LoadReader,
  ReadPages,
  ScrapeTarget,
} from '../../core/ports';
import { derivePools } from '../derivePools';
import { ClusterCollector } from './ClusterCollector';
import { describeRound } from './describeRound';
import { ScrapeResult } from './ScrapeResult';
import { PageStatus, TargetState } from './TargetState';

const STALE_INTERVALS = 3;

export interface CollectorParts {
  clock: Clock;
  /** 0 <= x < 1 */
  random: () => number;
  logger: LoggerService;
  intervalMs: number;
  concurrency: number;
  mode: 'proxy' | 'direct';
  scrape(state: TargetState, signal: AbortSignal): Promise<ScrapeResult>;
}

interface ClusterEntry {
  collector: ClusterCollector;
  controller: AbortController;
  loads: LoadMemo<Load | undefined>;
  modelLoads: LoadMemo<Map<string, Load>>;
}

/**
 * Reads the metrics pages of all clusters, each cluster in rounds of its own,
 * and tells what was measured. Nobody who asks causes a request.
 */
export class MetricsCollector implements LoadReader {
  private readonly clusters = new Map<string, ClusterEntry>();
  private readonly listeners = new Set<(cluster: string) => void>();
  private readonly rounds = new Set<Promise<void>>();
  private running: AbortSignal | undefined;

  constructor(private readonly parts: CollectorParts) {}

  /**
   * The pages of a cluster, all of them; what is no longer there is forgotten,
   * with no pages the cluster itself.
   */
  setTargets(cluster: string, targets: readonly ScrapeTarget[]): void {
    const entry = this.clusters.get(cluster);
    if (entry) {
      entry.loads.clear();
      entry.modelLoads.clear();
      entry.collector.table.replace(targets);
    } else {
      const created = this.createEntry(cluster);
      created.collector.table.replace(targets);
      this.clusters.set(cluster, created);
      this.begin(created);
    }
  }

  /** Ends the rounds of a cluster that is no longer configured. */
  removeCluster(cluster: string): void {
    this.clusters.get(cluster)?.controller.abort();
    this.clusters.delete(cluster);
  }

  start(signal: AbortSignal): void {
    this.running = signal;
    for (const entry of this.clusters.values()) {
      this.begin(entry);
    }
  }

  /** Ends all rounds; resolves when the last request is over. */
  async stop(): Promise<void> {
    this.running = undefined;
    for (const { controller } of this.clusters.values()) {
      controller.abort();
    }
    await Promise.all(this.rounds);
  }

  /** One round now, apart from the schedule. */
  async collect(cluster: string, signal: AbortSignal): Promise<void> {
    await this.clusters.get(cluster)?.collector.collect(signal);
  }

  endpoint(cluster: string, namespace: string, pod: string): Load | undefined {
    const sources = this.sourcesOfPod(cluster, namespace, pod);
    return sources && deriveEndpointLoad(pod, sources);
  }

  gauges(cluster: string, namespace: string, pod: string): Gauges | undefined {
    const sources = this.sourcesOfPod(cluster, namespace, pod);
    return sources && deriveEndpointGauges(pod, sources);
  }

  pool(cluster: string, namespace: string, pool: string): Load | undefined {
    const entry = this.clusters.get(cluster);
    return entry?.loads.get(`${namespace}/${pool}`, this.now(), {
      sources: () => this.sources(entry, `${namespace}/${pool}`),
      derive: derivePoolLoad,
    });
  }

  /** By the name clients ask for, adapters among them. */
  models(cluster: string, namespace: string, pool: string): Map<string, Load> {
    const entry = this.clusters.get(cluster);
    return (
      entry?.modelLoads.get(`${namespace}/${pool}`, this.now(), {
        sources: () => this.sources(entry, `${namespace}/${pool}`),
        derive: deriveModelLoads,
      }) ?? new Map<string, Load>()
    );
  }

  split(cluster: string, query: SplitQuery) {
    const entry = this.clusters.get(cluster);
    return (
      entry &&
      observeSplit(query, {
        gateways: this.fresh(entry.collector.table.gateways(query.gateway)),
        pickers: pool =>
          this.fresh(entry.collector.table.sources(pool).pickers),
      })
    );
  }

  signals(cluster: string): ClusterSignals | undefined {
    const entry = this.clusters.get(cluster);
    if (!entry) {
      return undefined;
    }
    const { table } = entry.collector;
    return {
      pages: pool =>
        table.ofPool(pool).map(state => state.page(this.parts.mode)),
      picker: pool => pickerView(this.fresh(table.sources(pool).pickers)),
      routed: query =>
        countRouted(query, this.fresh(table.gateways(query.gateway))),
    };
  }

  /** What was read of a cluster's pages, for whoever counts on. */
  pages(cluster: string): ReadPages | undefined {
    const table = this.clusters.get(cluster)?.collector.table;
    return (
      table && {
        ofPool: pool => table.ofPool(pool).flatMap(state => state.reading()),
        ofGateway: gateway =>
          table.ofGateway(gateway).flatMap(state => state.reading()),
      }
    );
  }

  servedModels(cluster: string, namespace: string, pod: string) {
    const states =
      this.clusters.get(cluster)?.collector.table.servers(namespace, pod) ?? [];
    if (states.length === 1) {
      return states[0].served;
    }
    const served = states.flatMap(state => state.served ?? []);
    const union = (names: string[]) => [...new Set(names)].sort();
    return served.length === 0
      ? undefined
      : {
          models: union(served.flatMap(({ models }) => models)),
          adapters: union(served.flatMap(({ adapters }) => adapters)),
          activeAdapters: union(
            served.flatMap(({ activeAdapters }) => activeAdapters),
          ),
        };
  }

  /** How each page of a cluster is doing, and which signals it has. */
  targets(cluster: string): PageStatus[] {
    const entry = this.clusters.get(cluster);
    return entry?.collector.table.all().map(state => state.status()) ?? [];
  }

  status(cluster: string): MetricsStatus {
    const states = this.clusters.get(cluster)?.collector.table.all() ?? [];
    return describeRound(this.parts.mode, states);
  }

  onRound(listener: (cluster: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The pools that have pages, with their pods that serve. */
  measuredPools(cluster: string) {
    return this.clusters.get(cluster)?.collector.table.pools() ?? [];
  }

  private createEntry(cluster: string): ClusterEntry {
    const loads = new LoadMemo<Load | undefined>();
    const modelLoads = new LoadMemo<Map<string, Load>>();
    const collector = new ClusterCollector({
      ...this.parts,
      cluster,
      onNews: async () => {
        loads.clear();
        modelLoads.clear();
        await derivePools(this, cluster, this.parts.clock);
        this.listeners.forEach(listener => listener(cluster));
      },
    });
    const controller = new AbortController();
    return { collector, controller, loads, modelLoads };
  }

  private now(): number {
    return this.parts.clock.now();
  }

  private fresh<T extends { at: number }>(measured: readonly T[]): T[] {
    const oldest = this.now() - STALE_INTERVALS * this.parts.intervalMs;
    return measured.filter(({ at }) => at >= oldest);
  }

  private begin(entry: ClusterEntry): void {
    if (!this.running) {
      return;
    }
    const signal = AbortSignal.any([this.running, entry.controller.signal]);
    // Each page that is being read listens to it; Node warns past ten.
    setMaxListeners(0, signal);
    const rounds = entry.collector
      .run(signal)
      .catch(error => {
        this.parts.logger.error('Collecting metrics ended', error);
      })
      .finally(() => this.rounds.delete(rounds));
    this.rounds.add(rounds);
  }

  private sourcesOfPod(
    cluster: string,
    namespace: string,
    pod: string,
  ): PoolSources | undefined {
    const table = this.clusters.get(cluster)?.collector.table;
    return table?.servers(namespace, pod).length
      ? this.dated(table.sourcesOfPod(namespace, pod))
      : undefined;
  }

  private sources({ collector }: ClusterEntry, pool: string): PoolSources {
    return this.dated(collector.table.sources(pool));
  }

  private dated(
    sources: Omit<PoolSources, 'now' | 'staleAfterMs'>,
  ): PoolSources {
    return {
      ...sources,
      now: this.now(),
      staleAfterMs: STALE_INTERVALS * this.parts.intervalMs,
    };
  }
}
