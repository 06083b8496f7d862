// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { TargetStatus } from '../../core/load/groupTargets';
import { Measured, PoolSources } from '../../core/load/deriveLoad';
import { GatewayWindow } from '../../core/load/observeSplit';
import { measurePicker, PickerMeasures } from '../../core/load/measurePicker';
import { ScrapeTarget } from '../../core/ports';
import { EngineProfile } from '../../core/signals/EngineProfile';
import { reportOfNames } from '../../core/signals/reportSignals';
import { QueriedWindow } from './QueriedWindow';
import { PodMeasures } from './vector/readPods';

/** Of the pods of one engine, by `namespace/pod`. */
export interface EngineMeasures {
  profile: EngineProfile;
  pods: Map<string, PodMeasures>;
}

interface Known {
  target: ScrapeTarget;
  pod: PodMeasures;
  profile: EngineProfile;
  /** ms since the epoch, by the portal's clock. */
  at: number;
  window: QueriedWindow;
}

/** `namespace/pod`. */
export function podKey({ namespace, pod }: { namespace: string; pod: string }) {
  return `${namespace}/${pod}`;
}

/** What a pod says of one engine: its ports are one to a database that sums them up. */
function targetKey(target: ScrapeTarget): string {
  return `${podKey(target)} ${target.engine}`;
}

function namesOf(sets: PodMeasures['adapterSets']): string[] {
  return [...new Set(sets.flatMap(({ names }) => names))].sort();
}

/** A server that runs others goes on to show the old set beside the new one. */
function newestOf(
  sets: PodMeasures['adapterSets'],
): PodMeasures['adapterSets'] {
  const newest = Math.max(...sets.map(({ at }) => at));
  return sets.filter(({ at }) => at === newest);
}

/** Ports of a pod are one to a database that sums them up. */
export function distinctTargets(
  targets: readonly ScrapeTarget[],
): ScrapeTarget[] {
  const distinct = new Map<string, ScrapeTarget>();
  for (const target of targets) {
    const known = distinct.get(targetKey(target));
    distinct.set(targetKey(target), {
      ...target,
      pools: [...new Set([...(known?.pools ?? []), ...target.pools])],
    });
  }
  return [...distinct.values()];
}

function groupBy(
  targets: readonly ScrapeTarget[],
  keysOf: (target: ScrapeTarget) => readonly string[],
): Map<string, ScrapeTarget[]> {
  const groups = new Map<string, ScrapeTarget[]>();
  for (const target of targets) {
    for (const key of keysOf(target)) {
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      group.push(target);
    }
  }
  return groups;
}

/** By `namespace/name`; a gateway's proxies are of none. */
export function groupByPool(
  targets: readonly ScrapeTarget[],
): Map<string, ScrapeTarget[]> {
  return groupBy(targets, ({ pools }) => pools);
}

/** What one round of queries says of a cluster's targets. */
export class TargetMeasures {
  private readonly known = new Map<string, Known>();
  /** By pod. */
  private readonly servers = new Map<string, Known>();
  private readonly byPool: ReadonlyMap<string, ScrapeTarget[]>;
  private readonly pickerMeasures = new Map<string, PickerMeasures>();

  constructor(
    private readonly targets: readonly ScrapeTarget[],
    engines: readonly EngineMeasures[],
    options: {
      rateWindowMs: number;
      /** When the answers came, by the portal's clock. */
      at: number;
    },
  ) {
    this.byPool = groupByPool(targets);
    const byEngine = groupBy(targets, ({ engine }) => [engine]);
    for (const { profile, pods } of engines) {
      for (const target of byEngine.get(profile.engine) ?? []) {
        const pod = pods.get(podKey(target));
        if (pod?.ageMs !== undefined) {
          const known: Known = {
            target,
            pod,
            profile,
            at: options.at - pod.ageMs,
            window: new QueriedWindow(pod.readings, options.rateWindowMs),
          };
          this.known.set(targetKey(target), known);
          if (target.role === 'server') {
            this.servers.set(podKey(target), known);
          }
        }
      }
    }
  }

  /** Ready pods of which the database has no series. */
  missing(): ScrapeTarget[] {
    return this.targets.filter(
      target => target.ready !== false && !this.known.has(targetKey(target)),
    );
  }

  /** Of each target, by what the database has of it. */
  statuses(): TargetStatus[] {
    return this.targets.map(target => {
      const known = this.known.get(targetKey(target));
      return known
        ? {
            target,
            state: 'ok',
            lastCollectedAt: known.at,
            report: known.pod.report ?? reportOfNames(known.profile, new Set()),
          }
        : {
            target,
            state: 'failing',
            reason: say`it has no series of the pod`,
          };
    });
  }

  /** When the youngest sample was taken. */
  get newestAt(): number | undefined {
    const times = [...this.known.values()].map(({ at }) => at);
    return times.length > 0 ? Math.max(...times) : undefined;
  }

  served(namespace: string, pod: string) {
    const known = this.servers.get(podKey({ namespace, pod }));
    return (
      known && {
        models: [...new Set(known.pod.models)].sort(),
        adapters: namesOf(known.pod.adapterSets),
        activeAdapters: namesOf(newestOf(known.pod.adapterSets)),
      }
    );
  }

  gateways(gateway: string): Array<Measured<GatewayWindow>> {
    return [...this.known.values()]
      .filter(({ target }) => target.gateway === gateway)
      .map(known => ({
        ...this.describe(known),
        measures: { engine: known.target.engine, window: known.window },
      }));
  }

  /** What is known of a pool, `namespace/name`. */
  sources(pool: string): Omit<PoolSources, 'now' | 'staleAfterMs'> {
    const targets = this.byPool.get(pool) ?? [];
    const knownOf = (role: ScrapeTarget['role']) =>
      targets
        .filter(target => target.role === role)
        .flatMap(target => this.known.get(targetKey(target)) ?? []);
    return {
      pickers: knownOf('picker').map(known => ({
        ...this.describe(known),
        measures: this.measurePicker(known, pool),
      })),
      servers: knownOf('server').map(known => ({
        ...this.describe(known),
        measures: known.window,
      })),
      serverTargets: targets.filter(
        ({ role, ready }) => role === 'server' && ready !== false,
      ).length,
    };
  }

  private describe({ target, at }: Known) {
    return { name: target.pod, pod: target.pod, at };
  }

  private measurePicker({ target, window }: Known, pool: string) {
    const key = `${targetKey(target)} ${pool}`;
    const name = pool.slice(pool.indexOf('/') + 1);
    const measures =
      this.pickerMeasures.get(key) ?? measurePicker(window, name);
    this.pickerMeasures.set(key, measures);
    return measures;
  }
}
