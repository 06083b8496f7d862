// SPDX-License-Identifier: Apache-2.0
import { Measured, PoolSources } from '../../core/load/deriveLoad';
import { GatewayWindow } from '../../core/load/observeSplit';
import { ScrapeTarget } from '../../core/ports';
import { TargetState } from './TargetState';

/** Joined: a template stays in parts, and thousands are kept. */
function keyOf({ namespace, pod, port, path }: ScrapeTarget): string {
  return [namespace, '/', pod, ':', port, path].join('');
}

function podKeyOf(namespace: string, pod: string): string {
  return [namespace, pod].join('/');
}

function groupBy(
  states: Iterable<TargetState>,
  keysOf: (target: ScrapeTarget) => readonly string[],
): Map<string, TargetState[]> {
  const groups = new Map<string, TargetState[]>();
  for (const state of states) {
    for (const key of keysOf(state.target)) {
      const group = groups.get(key);
      if (group) {
        group.push(state);
      } else {
        groups.set(key, [state]);
      }
    }
  }
  return groups;
}

/** The pages of one cluster, found by pool and by pod. */
export class TargetTable {
  private byKey = new Map<string, TargetState>();
  private byPool = new Map<string, TargetState[]>();
  private byGateway = new Map<string, TargetState[]>();
  private serversByPod = new Map<string, TargetState[]>();
  private pickersByPool = new Map<string, TargetState[]>();

  constructor(private readonly intervalMs: number) {}

  /** Replaces all; what is gone is forgotten, what stays keeps its readings. */
  replace(targets: readonly ScrapeTarget[]): void {
    const next = new Map<string, TargetState>();
    for (const target of targets) {
      const key = keyOf(target);
      const known = this.byKey.get(key);
      if (
        known?.target.engine === target.engine &&
        known.target.role === target.role
      ) {
        known.update(target);
        next.set(key, known);
      } else {
        next.set(key, new TargetState(target, this.intervalMs));
      }
    }
    this.byKey = next;
    this.byPool = groupBy(next.values(), ({ pools }) => pools);
    this.byGateway = groupBy(next.values(), ({ gateway }) =>
      gateway === undefined ? [] : [gateway],
    );
    this.serversByPod = groupBy(next.values(), ({ role, namespace, pod }) =>
      role === 'server' ? [podKeyOf(namespace, pod)] : [],
    );
    this.pickersByPool = groupBy(next.values(), ({ role, pools }) =>
      role === 'picker' ? pools : [],
    );
  }

  all(): TargetState[] {
    return [...this.byKey.values()];
  }

  has(state: TargetState): boolean {
    return this.byKey.get(keyOf(state.target)) === state;
  }

  /** The pools that have a page, with their pods that serve. */
  pools(): Array<{ namespace: string; name: string; pods: string[] }> {
    return [...this.byPool].map(([pool, states]) => {
      const [namespace, name] = pool.split('/');
      const servers = states.filter(({ target }) => target.role === 'server');
      const pods = [...new Set(servers.map(({ target }) => target.pod))];
      return { namespace, name, pods };
    });
  }

  servers(namespace: string, pod: string): TargetState[] {
    return this.serversByPod.get(`${namespace}/${pod}`) ?? [];
  }

  /** What the proxies of a gateway, `namespace/name`, counted. */
  gateways(gateway: string): Array<Measured<GatewayWindow>> {
    return this.ofGateway(gateway).flatMap(state =>
      state.window
        ? [
            {
              ...state.measured(),
              measures: { engine: state.target.engine, window: state.window },
            },
          ]
        : [],
    );
  }

  /** Pages of a gateway's proxies, `namespace/name`. */
  ofGateway(gateway: string): readonly TargetState[] {
    return this.byGateway.get(gateway) ?? [];
  }

  /** Pages that count for a pool, `namespace/name`. */
  ofPool(pool: string): readonly TargetState[] {
    return this.byPool.get(pool) ?? [];
  }

  /** What is known of a pool, `namespace/name`. */
  sources(pool: string): Sources {
    const states = this.ofPool(pool);
    return {
      pickers: pickersOf(this.pickersByPool.get(pool), pool),
      servers: serversOf(states),
      // The page of a pod that isn't ready need not be there.
      serverTargets: states.filter(
        ({ target }) => target.role === 'server' && target.ready !== false,
      ).length,
    };
  }

  /** What is known of one of its pods: a pool may have a thousand. */
  sourcesOfPod(namespace: string, pod: string): Sources {
    const states = this.servers(namespace, pod);
    const pool = states[0]?.target.pools[0] ?? '';
    return {
      pickers: pickersOf(this.pickersByPool.get(pool), pool),
      servers: serversOf(states),
      serverTargets: states.length,
    };
  }
}

type Sources = Omit<PoolSources, 'now' | 'staleAfterMs'>;

function pickersOf(
  states: readonly TargetState[] | undefined,
  pool: string,
): Sources['pickers'] {
  return (states ?? []).flatMap(state => {
    const measures = state.pickerMeasures.get(pool);
    return measures ? [{ ...state.measured(), measures }] : [];
  });
}

function serversOf(states: readonly TargetState[]): Sources['servers'] {
  return states.flatMap(state =>
    state.target.role === 'server' && state.window
      ? [{ ...state.measured(), measures: state.window }]
      : [],
  );
}
