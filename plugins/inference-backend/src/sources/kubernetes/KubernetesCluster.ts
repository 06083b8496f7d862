// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ClusterState,
  plainText,
} from '@inference-portal/backstage-plugin-inference-common';
import {
  ClusterInfo,
  ClusterSource,
} from '@inference-portal/backstage-plugin-inference-node';
import { Gateway, InferencePool } from '../../core/objects/ClusterObjects';
import { ClusterSnapshot } from '../../core/objects/ClusterSnapshot';
import { Clock } from '../../core/ports';
import {
  allOf,
  createKindSources,
  KindSources,
  namespacedOf,
} from './createKindSources';
import {
  deriveClusterState,
  DerivedState,
  ProbeResult,
} from './deriveClusterState';
import { JoinedObjects } from './JoinedObjects';
import { KindSource, KindSourceStatus } from './KindSource';
import { KindWatchLimits } from './KindWatch';
import { Get } from './listKind';
import { NamespacedKindWatch } from './NamespacedKindWatch';
import { VersionProbe } from './VersionProbe';
import { resourceNameOf, WatchedKind } from './WatchedKind';

export interface KubernetesClusterOptions {
  info: ClusterInfo;
  /** What is wrong with its entry in the configuration. */
  configProblem?: string;
  source: ClusterSource;
  clock: Clock;
  /** 0 <= x < 1 */
  random: () => number;
  logger: LoggerService;
  /** Called after every change of objects or state. */
  onChange: () => void;
  limits?: Partial<KindWatchLimits>;
}

/**
 * Fleets are asked for many times a second. What changed is seen at once; only
 * when a cluster was last heard of may be so old.
 */
const SNAPSHOT_MS = 1_000;

/**
 * Everything that is watched in one cluster.
 *
 * Of pods, services, endpoint slices and events, those in namespaces that hold
 * pools or gateways are kept; of deployments all, because the controllers of
 * gateways live in namespaces of their own.
 */
export class KubernetesCluster {
  readonly #options: KubernetesClusterOptions;
  readonly #probe: VersionProbe;
  readonly #kinds: KindSources;
  readonly #objects = new JoinedObjects();
  #probed: ProbeResult | undefined;
  #namespaces: ReadonlySet<string> = new Set();
  #crdNames: ReadonlySet<string> = new Set();
  #onScopeKnown: (() => void) | undefined;
  #onCrdsKnown: (() => void) | undefined;
  #loggedState: ClusterState = 'connecting';
  #taken: { atMs: number; snapshot: ClusterSnapshot } | undefined;

  constructor(options: KubernetesClusterOptions) {
    this.#options = options;
    const { source, info, clock, random, limits } = options;
    const get: Get = (path, headers, signal) =>
      source.fetch(info.name, { path, headers, signal });
    this.#probe = new VersionProbe({
      get,
      clock,
      random,
      onResult: result => this.#afterProbe(result),
    });
    this.#kinds = createKindSources({
      get,
      clock,
      random,
      limits,
      namespaces: () => this.#namespaces,
      isInstalled: kind => this.#isInstalled(kind),
      onScopeChange: () => this.#updateNamespaces(),
      onCrdsChange: () => this.#updateCrds(),
      onChange: () => this.#changed(),
    });
  }

  /** Follows the cluster until the signal aborts; never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    const until = (onCalled: (resolve: () => void) => void) =>
      new Promise<void>(resolve => {
        onCalled(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    const scopeKnown = until(resolve => {
      this.#onScopeKnown = resolve;
    });
    const scope: KindSource<unknown>[] = this.#scope();
    const crdsKnown = until(resolve => {
      this.#onCrdsKnown = resolve;
    });
    await Promise.all([
      this.#probe.run(signal),
      ...allOf(this.#kinds).map(async kind => {
        if (kind instanceof NamespacedKindWatch) {
          await scopeKnown;
        }
        if (kind.kind.isOptional && !scope.includes(kind)) {
          // Most are not installed: then there is nothing to ask for.
          await crdsKnown;
        }
        await kind.run(signal);
      }),
    ]);
  }

  snapshot(): ClusterSnapshot {
    const nowMs = this.#options.clock.now();
    const taken = this.#taken;
    if (taken && nowMs >= taken.atMs && nowMs < taken.atMs + SNAPSHOT_MS) {
      return taken.snapshot;
    }
    const snapshot = this.#take();
    this.#taken = { atMs: nowMs, snapshot };
    return snapshot;
  }

  #take(): ClusterSnapshot {
    const { info } = this.#options;
    const kinds = allOf(this.#kinds);
    const statuses = kinds.map(kind => kind.status());
    const { state, reason } = this.#derive(statuses);
    const synced = statuses.flatMap(status => status.lastSyncedAt ?? []).sort();
    return {
      cluster: info.name,
      title: info.title,
      simulated: info.simulated ?? false,
      state,
      reason,
      lastSyncedAt: synced.at(-1),
      kubernetesVersion: this.#probe.version,
      kinds: statuses.map(({ failure: _, ...status }) => status),
      unreadable: kinds.flatMap(kind => kind.unreadable()),
      objects: this.#objects.of(this.#kinds),
    };
  }

  /** Kinds whose namespaces are those that matter. */
  #scope(): KindSource<InferencePool | Gateway>[] {
    const { gateways, inferencePools, legacyInferencePools } = this.#kinds;
    return [gateways, inferencePools, legacyInferencePools];
  }

  /** The namespaces whose pods and services matter. */
  #updateNamespaces(): void {
    const scope = this.#scope();
    const before = this.#namespaces;
    const namespaces = new Set(
      scope.flatMap(kind => kind.objects().map(it => it.meta.namespace)),
    );
    if (
      namespaces.size !== before.size ||
      [...namespaces].some(namespace => !before.has(namespace))
    ) {
      this.#namespaces = namespaces;
      namespacedOf(this.#kinds).forEach(kind => kind.namespacesChanged());
    }
    if (scope.every(kind => kind.status().state !== 'connecting')) {
      this.#onScopeKnown?.();
    }
  }

  /** Kinds that were not there may be there now. */
  #updateCrds(): void {
    const before = this.#crdNames;
    this.#crdNames = new Set(this.#kinds.crds.objects().map(it => it.crd));
    for (const kind of allOf(this.#kinds)) {
      const name = resourceNameOf(kind.kind);
      const isNew = this.#crdNames.has(name) && !before.has(name);
      if (isNew && kind.status().state !== 'watching') {
        kind.retryNow();
      }
    }
    if (this.#kinds.crds.status().state !== 'connecting') {
      this.#onCrdsKnown?.();
    }
  }

  /** Undefined for built-in kinds, and where CRDs may not be read. */
  #isInstalled(kind: WatchedKind<unknown>): boolean | undefined {
    return kind.isCustom && this.#kinds.crds.status().state === 'watching'
      ? this.#crdNames.has(resourceNameOf(kind))
      : undefined;
  }

  #afterProbe(result: ProbeResult): void {
    const before = this.#probed;
    this.#probed = result;
    if (before && isReachable(before) && !isReachable(result)) {
      // Connections from before the outage look open and may be dead.
      allOf(this.#kinds).forEach(kind => kind.reconnect());
    }
    if (before && !before.ok && result.ok) {
      // What was refused may be allowed now, what could not be reached be there.
      allOf(this.#kinds).forEach(kind => kind.retryNow());
    }
    if (describe(before) !== describe(result)) {
      this.#changed();
    }
  }

  #derive(kinds: KindSourceStatus[]): DerivedState {
    return deriveClusterState({
      probe: this.#probed,
      kinds,
      configProblem: this.#options.configProblem,
    });
  }

  #changed(): void {
    this.#taken = undefined;
    const { logger, info, onChange } = this.#options;
    const { state, reason } = this.#derive(
      allOf(this.#kinds).map(kind => kind.status()),
    );
    if (state !== this.#loggedState) {
      const isGood = state === 'connected' || state === 'connecting';
      logger[isGood ? 'info' : 'warn'](
        `Cluster ${info.name} is ${state}${
          reason ? `: ${plainText(reason)}` : ''
        }`,
      );
      this.#loggedState = state;
    }
    onChange();
  }
}

function isReachable(result: ProbeResult): boolean {
  return result.ok || result.failure !== 'unreachable';
}

function describe(result: ProbeResult | undefined): string {
  return result && !result.ok ? `${result.failure} ${result.message}` : 'ok';
}
