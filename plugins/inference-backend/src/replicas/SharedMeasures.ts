// SPDX-License-Identifier: Apache-2.0
import {
  Load,
  MetricsStatus,
  ObservedTraffic,
} from '@inference-portal/backstage-plugin-inference-common';
import { ClusterSync } from '../core/objects/ClusterSnapshot';
import { SplitQuery } from '../core/load/routedCounts';
import { LoadReader, PageState, PickerView } from '../core/ports';
import { ServedModels } from '../core/signals/SignalReport';
import { ClusterTopology } from '../core/topology/ClusterTopology';
import { objectKey } from '../core/topology/objectKey';
import { splitQueryOf } from '../core/topology/splitQueryOf';
import { Remembered } from '../history/marks/Chronicle';

export interface SharedEndpoint {
  load?: Load;
  served?: ServedModels;
}

/** All that a view asks a `LoadReader` for, and what the cluster's chronicle holds. */
export interface SharedMeasures {
  /** When the cluster was last heard of, which moves on while no object changes. */
  sync: ClusterSync;
  metrics: MetricsStatus;
  /** By `namespace/name`. */
  pools: Record<string, Load>;
  /** By `namespace/name` of the pool. */
  models: Record<string, Array<[model: string, load: Load]>>;
  /** By `namespace/pod`. */
  endpoints: Record<string, SharedEndpoint>;
  /** By `splitKey`. */
  splits: Record<string, Array<[pool: string, observed: ObservedTraffic]>>;
  /** What the pages say beside load; undefined where nobody of us reads them. */
  signals?: SharedSignals;
  remembered: Remembered;
}

interface SharedSignals {
  /** By `namespace/name` of the pool. */
  pages: Record<string, readonly PageState[]>;
  pickers: Record<string, PickerView>;
  /** By `splitKey`. */
  routed: Record<
    string,
    Array<[pool: string, counted: { requests: number; errors: number }]>
  >;
}

export function splitKey({ gateway, route, rule }: SplitQuery): string {
  return JSON.stringify([gateway, route, rule.index]);
}

export function collectMeasures(
  topology: ClusterTopology,
  load: LoadReader,
  remembered: Remembered,
  { lastSyncedAt, kinds }: ClusterSync = topology.snapshot,
): SharedMeasures {
  const { cluster } = topology.snapshot;
  const measures: SharedMeasures = {
    sync: { lastSyncedAt, kinds },
    metrics: load.status(cluster),
    pools: {},
    models: {},
    endpoints: {},
    splits: {},
    signals: collectSignals(topology, load),
    remembered,
  };
  for (const { key, pool, endpoints, picker } of topology.pools) {
    const { namespace, name } = pool.meta;
    const ofPool = load.pool(cluster, namespace, name);
    if (ofPool) {
      measures.pools[key] = ofPool;
    }
    measures.models[key] = [...load.models(cluster, namespace, name)];
    for (const { pod } of [...endpoints, ...(picker?.endpoints ?? [])]) {
      const where = [cluster, pod.meta.namespace, pod.meta.name] as const;
      measures.endpoints[objectKey(pod.meta)] = {
        load: load.endpoint(...where),
        served: load.servedModels(...where),
      };
    }
  }
  for (const way of topology.ways) {
    const query = splitQueryOf(way);
    const split = query && load.split(cluster, query);
    if (split) {
      measures.splits[splitKey(query)] = [...split];
    }
  }
  return measures;
}

function collectSignals(
  { snapshot, pools, ways }: ClusterTopology,
  load: LoadReader,
): SharedSignals | undefined {
  const signals = load.signals?.(snapshot.cluster);
  if (!signals) {
    return undefined;
  }
  const shared: SharedSignals = { pages: {}, pickers: {}, routed: {} };
  for (const { key } of pools) {
    shared.pages[key] = signals.pages(key);
    const picker = signals.picker(key);
    if (picker) {
      shared.pickers[key] = picker;
    }
  }
  for (const query of ways.flatMap(way => splitQueryOf(way) ?? [])) {
    shared.routed[splitKey(query)] = [...signals.routed(query)];
  }
  return shared;
}
