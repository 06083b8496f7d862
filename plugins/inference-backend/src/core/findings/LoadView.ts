// SPDX-License-Identifier: Apache-2.0
import {
  Load,
  ObservedTraffic,
} from '@inference-portal/backstage-plugin-inference-common';
import { Gauges } from '../load/toLoad';
import { ClusterSignals, LoadReader, PageState, PickerView } from '../ports';
import { RolloutEvidence } from '../rollout/RolloutEvidence';
import { RolloutName } from '../rollout/RolloutName';
import { DEFAULT_SETTINGS, RolloutSettings } from '../rollout/RolloutSettings';
import { EndpointNode, PoolNode, Way } from '../topology/ClusterTopology';
import { ReportedModels } from '../topology/servedModels';
import { splitQueryOf } from '../topology/splitQueryOf';

/**
 * What was measured of a cluster, as rules ask for it. Undefined where it isn't
 * known or no longer: then a rule finds nothing.
 */
export interface LoadView {
  pool(pool: PoolNode): Load | undefined;
  /** How full it is. */
  gauges(endpoint: EndpointNode): Gauges | undefined;
  /** Models and adapters that a server's own page names. */
  served(endpoint: EndpointNode): ReportedModels | undefined;
  /** What the pool's picker says of itself. */
  picker(pool: PoolNode): PickerView | undefined;
  /** Pages of the pool's pickers or servers; none where others read them. */
  pages(pool: PoolNode, role: PageState['role']): readonly PageState[];
  /** Requests that the way's gateway sent to the way's pool by the way's rule. */
  routed(way: Way): { requests: number; errors: number } | undefined;
  /** How the requests of the way's rule were shared among its pools, by `namespace/name`. */
  split(way: Way): ReadonlyMap<string, ObservedTraffic> | undefined;
  /**
   * What a canary, `namespace/name`, and the stable version of its rule did since
   * the step began.
   *
   * @param rule - as of `ruleKeys`
   */
  rollout(rule: string, canary: string): RolloutEvidence | undefined;
  /** By what a rollout is to be judged, which its plan may say. */
  settings(rollout: RolloutName): RolloutSettings;
}

/** Where nothing is measured. */
export const NO_LOAD: LoadView = {
  pool: () => undefined,
  gauges: () => undefined,
  served: () => undefined,
  picker: () => undefined,
  pages: () => [],
  routed: () => undefined,
  split: () => undefined,
  rollout: () => undefined,
  settings: () => DEFAULT_SETTINGS,
};

export function loadViewOf(
  cluster: string,
  reader: LoadReader,
  { rollout, settings }: Pick<LoadView, 'rollout' | 'settings'> = NO_LOAD,
): LoadView {
  const signals = reader.signals?.(cluster);
  const pagesOf = onceByKey(key => signals?.pages(key) ?? []);
  const fresh = <T extends Gauges>(load: T | undefined) =>
    load?.stale ? undefined : load;
  return {
    pool: ({ pool: { meta } }) =>
      fresh(reader.pool(cluster, meta.namespace, meta.name)),
    gauges: ({ pod: { meta } }) =>
      fresh(reader.gauges(cluster, meta.namespace, meta.name)),
    served: ({ pod: { meta } }) =>
      reader.servedModels(cluster, meta.namespace, meta.name),
    picker: ({ key }) => signals?.picker(key),
    pages: ({ key }, role) => pagesOf(key).filter(page => page.role === role),
    routed: way => routedOf(way, signals),
    split: way => {
      const query = splitQueryOf(way);
      return query && reader.split(cluster, query);
    },
    rollout,
    settings,
  };
}

/** Several rules ask for the same at one judging. */
function onceByKey<T>(read: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return key => {
    const value = known.get(key) ?? read(key);
    known.set(key, value);
    return value;
  };
}

function routedOf(way: Way, signals: ClusterSignals | undefined) {
  const { pool } = way.backend;
  const query = splitQueryOf(way);
  return pool && query && signals?.routed(query).get(pool.key);
}
