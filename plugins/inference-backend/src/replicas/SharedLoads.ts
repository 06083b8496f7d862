// SPDX-License-Identifier: Apache-2.0
import {
  Load,
  MetricsStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import { Gauges } from '../core/load/toLoad';
import { SplitQuery } from '../core/load/routedCounts';
import { Clock, ClusterSignals, LoadReader } from '../core/ports';
import { objectKey } from '../core/topology/objectKey';
import { ClusterLeases } from './ClusterLeases';
import { collectsHere } from './collectsHere';
import { splitKey } from './SharedMeasures';
import { StateFollower } from './StateFollower';

/** As long as collectors take a value for a current one. */
const STALE_INTERVALS = 3;

/**
 * Measures of this replica, and of others where they collect the cluster. After
 * a takeover the others' stay, with their age, until there are own ones.
 */
export class SharedLoads implements LoadReader {
  constructor(
    private readonly own: LoadReader,
    private readonly parts: {
      follower: StateFollower;
      leases: ClusterLeases;
      clock: Clock;
      intervalMs: number;
    },
  ) {}

  signals(cluster: string): ClusterSignals | undefined {
    if (collectsHere(cluster, this.parts)) {
      return this.own.signals?.(cluster);
    }
    const signals = this.shared(cluster)?.signals;
    return (
      signals && {
        pages: pool => signals.pages[pool] ?? [],
        picker: pool => signals.pickers[pool],
        routed: query => new Map(signals.routed[splitKey(query)]),
      }
    );
  }

  endpoint(cluster: string, namespace: string, pod: string): Load | undefined {
    return (
      this.own.endpoint(cluster, namespace, pod) ??
      this.aged(this.endpointOf(cluster, namespace, pod)?.load)
    );
  }

  gauges(cluster: string, namespace: string, pod: string): Gauges | undefined {
    return (
      this.own.gauges(cluster, namespace, pod) ??
      this.aged(this.endpointOf(cluster, namespace, pod)?.load)
    );
  }

  servedModels(cluster: string, namespace: string, pod: string) {
    return (
      this.own.servedModels(cluster, namespace, pod) ??
      this.endpointOf(cluster, namespace, pod)?.served
    );
  }

  pool(cluster: string, namespace: string, name: string): Load | undefined {
    return (
      this.own.pool(cluster, namespace, name) ??
      this.aged(this.shared(cluster)?.pools[objectKey({ namespace, name })])
    );
  }

  models(cluster: string, namespace: string, name: string) {
    const own = this.own.models(cluster, namespace, name);
    const shared = this.shared(cluster)?.models[objectKey({ namespace, name })];
    return own.size > 0 || !shared
      ? own
      : new Map(
          shared.map(([model, load]) => [model, this.aged(load)] as const),
        );
  }

  split(cluster: string, query: SplitQuery) {
    const shared = this.shared(cluster)?.splits[splitKey(query)];
    return this.own.split(cluster, query) ?? (shared && new Map(shared));
  }

  status(cluster: string): MetricsStatus {
    const own = this.own.status(cluster);
    const shared = this.shared(cluster)?.metrics;
    const isOwn = collectsHere(cluster, this.parts) && hasBegun(own);
    return isOwn ? own : shared ?? own;
  }

  onRound(listener: (cluster: string) => void): () => void {
    const stops = [
      this.own.onRound(listener),
      this.parts.follower.onChange((cluster, part) => {
        if (part === 'measures') {
          listener(cluster);
        }
      }),
    ];
    return () => stops.forEach(stop => stop());
  }

  private shared(cluster: string) {
    return this.parts.follower.get(cluster)?.measures;
  }

  private endpointOf(cluster: string, namespace: string, name: string) {
    return this.shared(cluster)?.endpoints[objectKey({ namespace, name })];
  }

  private aged<T extends Load | undefined>(load: T): T {
    const { clock, intervalMs } = this.parts;
    const oldest = clock.now() - STALE_INTERVALS * intervalMs;
    return (
      load && { ...load, stale: load.stale || Date.parse(load.at) < oldest }
    );
  }
}

/** After a takeover it takes a moment until it is known what there is to measure. */
function hasBegun({
  source,
  targets,
  lastCollectedAt,
}: MetricsStatus): boolean {
  return source === 'none' || targets > 0 || lastCollectedAt !== undefined;
}
