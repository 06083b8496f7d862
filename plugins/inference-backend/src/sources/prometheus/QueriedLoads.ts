// SPDX-License-Identifier: Apache-2.0
import { Load } from '@inference-portal/backstage-plugin-inference-common';
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
import { Clock, ClusterSignals, ScrapeTarget } from '../../core/ports';
import { podKey, TargetMeasures } from './TargetMeasures';

/** What the last round of queries says of a cluster's pools and endpoints. */
export class QueriedLoads {
  private readonly loads = new LoadMemo<Load | undefined>();
  private readonly modelLoads = new LoadMemo<ReadonlyMap<string, Load>>();
  private poolsOfServer = new Map<string, readonly string[]>();
  private measured: TargetMeasures | undefined;

  constructor(
    private readonly parts: {
      clock: Clock;
      /** The database in words. */
      via: string;
      staleAfterMs: number;
    },
  ) {}

  setTargets(targets: readonly ScrapeTarget[]): void {
    this.poolsOfServer = new Map(
      targets
        .filter(({ role }) => role === 'server')
        .map(target => [podKey(target), target.pools]),
    );
    this.clear();
  }

  setMeasures(measured: TargetMeasures | undefined): void {
    this.measured = measured;
    this.clear();
  }

  endpoint(namespace: string, pod: string): Load | undefined {
    const key = podKey({ namespace, pod });
    const [pool] = this.poolsOfServer.get(key) ?? [];
    return pool === undefined
      ? undefined
      : this.loads.get(`pod ${key}`, this.now(), {
          sources: () => this.sources(pool),
          derive: sources => deriveEndpointLoad(pod, sources),
        });
  }

  /** Of the endpoint's load how full it is. */
  gauges(namespace: string, pod: string): Gauges | undefined {
    const [pool] = this.poolsOfServer.get(podKey({ namespace, pod })) ?? [];
    return pool === undefined
      ? undefined
      : deriveEndpointGauges(pod, this.sources(pool));
  }

  /** @param pool - `namespace/name`, as below */
  pool(pool: string): Load | undefined {
    return this.loads.get(`pool ${pool}`, this.now(), {
      sources: () => this.sources(pool),
      derive: derivePoolLoad,
    });
  }

  models(pool: string): ReadonlyMap<string, Load> {
    return this.modelLoads.get(pool, this.now(), {
      sources: () => this.sources(pool),
      derive: deriveModelLoads,
    });
  }

  split(query: SplitQuery) {
    const { measured } = this;
    return (
      measured &&
      observeSplit(query, {
        gateways: this.fresh(measured.gateways(query.gateway)),
        pickers: pool => this.fresh(measured.sources(pool).pickers),
        via: this.parts.via,
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

  private clear(): void {
    this.loads.clear();
    this.modelLoads.clear();
  }

  private now(): number {
    return this.parts.clock.now();
  }

  private fresh<T extends { at: number }>(measured: readonly T[]): T[] {
    const oldest = this.now() - this.parts.staleAfterMs;
    return measured.filter(({ at }) => at >= oldest);
  }

  private sources(pool: string): PoolSources {
    const { via, staleAfterMs } = this.parts;
    const known = this.measured?.sources(pool);
    return {
      pickers: known?.pickers ?? [],
      servers: known?.servers ?? [],
      serverTargets: known?.serverTargets ?? 0,
      via,
      now: this.now(),
      staleAfterMs,
    };
  }
}
