// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterState } from '@inference-portal/backstage-plugin-inference-common';
import {
  ClusterInfo,
  ClusterSource,
} from '@inference-portal/backstage-plugin-inference-node';
import { InferencePool } from '../../core/objects/ClusterObjects';
import { ClusterSnapshot } from '../../core/objects/ClusterSnapshot';
import { Clock } from '../../core/ports';
import { deriveClusterState, ProbeResult } from './deriveClusterState';
import { joinCached } from './joinCached';
import { KindSource, KindWatch, KindWatchLimits } from './KindWatch';
import { Get } from './listKind';
import { NamespacedKindWatch } from './NamespacedKindWatch';
import { VersionProbe } from './VersionProbe';
import { WatchedKind } from './WatchedKind';
import { WATCHED_KINDS } from './watchedKinds';

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
 * Everything that is watched in one cluster.
 *
 * Of pods, services, endpoint slices and events, those in namespaces that hold
 * pools or gateways are kept; of deployments all, because the controllers of
 * gateways live in namespaces of their own.
 */
export class KubernetesCluster {
  readonly #options: KubernetesClusterOptions;
  readonly #get: Get;
  readonly #probe: VersionProbe;
  readonly #kinds: ReturnType<KubernetesCluster['createKinds']>;
  readonly #joinPools = joinCached(preferNewest);
  readonly #joinObjectives = joinCached(sortedByName);
  #probed: ProbeResult | undefined;
  #namespaces: ReadonlySet<string> = new Set();
  #crdNames: ReadonlySet<string> = new Set();
  #scopeKnown: (() => void) | undefined;
  #loggedState: ClusterState = 'connecting';

  constructor(options: KubernetesClusterOptions) {
    this.#options = options;
    const { source, info, clock, random } = options;
    this.#get = (path, headers, signal) =>
      source.fetch(info.name, { path, headers, signal });
    this.#probe = new VersionProbe({
      get: this.#get,
      clock,
      random,
      onResult: result => this.#afterProbe(result),
    });
    this.#kinds = this.createKinds();
  }

  get info(): ClusterInfo {
    return this.#options.info;
  }

  /** Follows the cluster until the signal aborts; never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    const scopeKnown = new Promise<void>(resolve => {
      this.#scopeKnown = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.all([
      this.#probe.run(signal),
      ...this.#clusterKinds().map(kind => kind.run(signal)),
      scopeKnown.then(() =>
        Promise.all(this.#namespacedKinds().map(kind => kind.run(signal))),
      ),
    ]);
  }

  snapshot(): ClusterSnapshot {
    const { info } = this.#options;
    const kinds = this.#all().map(kind => kind.status());
    const { state, reason } = this.#derive();
    const synced = kinds.flatMap(kind => kind.lastSyncedAt ?? []).sort();
    return {
      cluster: info.name,
      title: info.title,
      simulated: info.simulated ?? false,
      state,
      reason,
      lastSyncedAt: synced.at(-1),
      kubernetesVersion: this.#probe.version,
      kinds: kinds.map(({ failure: _, ...status }) => status),
      unreadable: this.#all().flatMap(kind => kind.unreadable()),
      objects: this.#objects(),
    };
  }

  #objects(): ClusterSnapshot['objects'] {
    const kinds = this.#kinds;
    return {
      gatewayClasses: kinds.gatewayClasses.objects(),
      gateways: kinds.gateways.objects(),
      httpRoutes: kinds.httpRoutes.objects(),
      referenceGrants: kinds.referenceGrants.objects(),
      inferencePools: this.#joinPools(
        kinds.inferencePools.objects(),
        kinds.legacyInferencePools.objects(),
      ),
      inferenceObjectives: this.#joinObjectives(
        kinds.inferenceObjectives.objects(),
        kinds.legacyInferenceObjectives.objects(),
      ),
      gatewayPolicies: kinds.gatewayPolicies.objects(),
      deployments: kinds.deployments.objects(),
      services: kinds.services.objects(),
      endpointSlices: kinds.endpointSlices.objects(),
      pods: kinds.pods.objects(),
      events: kinds.events.objects(),
      crds: kinds.crds.objects(),
    };
  }

  private createKinds() {
    const whole = <T>(kind: WatchedKind<T>, onChange?: () => void) =>
      new KindWatch<T>({
        ...this.#watchOptions(kind),
        ...this.#calls(onChange),
      });
    const scoped = <T>(kind: WatchedKind<T>, keepsAll = false) =>
      new NamespacedKindWatch<T>({
        ...this.#watchOptions(kind),
        ...this.#calls(),
        namespaces: () => this.#namespaces,
        keepsAll,
      });
    const scope = () => this.#updateNamespaces();
    const kinds = WATCHED_KINDS;
    return {
      crds: whole(kinds.crds, () => this.#updateCrds()),
      gatewayClasses: whole(kinds.gatewayClasses),
      gateways: whole(kinds.gateways, scope),
      httpRoutes: whole(kinds.httpRoutes),
      referenceGrants: whole(kinds.referenceGrants),
      inferencePools: whole(kinds.inferencePools, scope),
      legacyInferencePools: whole(kinds.legacyInferencePools, scope),
      inferenceObjectives: whole(kinds.inferenceObjectives),
      legacyInferenceObjectives: whole(kinds.legacyInferenceObjectives),
      gatewayPolicies: whole(kinds.gatewayPolicies),
      deployments: scoped(kinds.deployments, true),
      services: scoped(kinds.services),
      endpointSlices: scoped(kinds.endpointSlices),
      pods: scoped(kinds.pods),
      events: scoped(kinds.events),
    };
  }

  #watchOptions<T>(kind: WatchedKind<T>) {
    const { clock, random, limits } = this.#options;
    return {
      kind,
      get: this.#get,
      clock,
      random,
      limits,
      isInstalled: () => this.#isInstalled(kind),
    };
  }

  #calls(onChange?: () => void) {
    return {
      onChange: () => {
        onChange?.();
        this.#changed();
      },
    };
  }

  #all(): KindSource<unknown>[] {
    return Object.values(this.#kinds);
  }

  #namespacedKinds(): NamespacedKindWatch<unknown>[] {
    return this.#all().filter(kind => kind instanceof NamespacedKindWatch);
  }

  #clusterKinds(): KindSource<unknown>[] {
    return this.#all().filter(kind => !(kind instanceof NamespacedKindWatch));
  }

  /** The namespaces whose pods and services matter. */
  #updateNamespaces(): void {
    const { gateways, inferencePools, legacyInferencePools } = this.#kinds;
    const scope = [gateways, inferencePools, legacyInferencePools];
    const namespaces = new Set(
      scope.flatMap(kind => kind.objects().map(it => it.meta.namespace)),
    );
    const same =
      namespaces.size === this.#namespaces.size &&
      [...namespaces].every(namespace => this.#namespaces.has(namespace));
    if (!same) {
      this.#namespaces = namespaces;
      this.#namespacedKinds().forEach(kind => kind.namespacesChanged());
    }
    if (scope.every(kind => kind.status().state !== 'connecting')) {
      this.#scopeKnown?.();
    }
  }

  /** Kinds that were not there may be there now. */
  #updateCrds(): void {
    const before = this.#crdNames;
    this.#crdNames = new Set(this.#kinds.crds.objects().map(it => it.crd));
    for (const kind of this.#all()) {
      const { state } = kind.status();
      const name = crdOf(kind.kind);
      if (
        state !== 'watching' &&
        this.#crdNames.has(name) &&
        !before.has(name)
      ) {
        kind.retryNow();
      }
    }
  }

  /** Undefined for built-in kinds, and where CRDs may not be read. */
  #isInstalled(kind: WatchedKind<unknown>): boolean | undefined {
    const { group } = kind;
    const isCustom = group.includes('.') && !BUILT_IN_GROUPS.has(group);
    return isCustom && this.#kinds.crds.status().state === 'watching'
      ? this.#crdNames.has(crdOf(kind))
      : undefined;
  }

  #afterProbe(result: ProbeResult): void {
    const before = this.#probed;
    this.#probed = result;
    const wasReachable =
      !before || before.ok || before.failure !== 'unreachable';
    const isReachable = result.ok || result.failure !== 'unreachable';
    if (before && wasReachable && !isReachable) {
      // Connections from before the outage look open and may be dead.
      this.#all().forEach(kind => kind.reconnect());
    }
    if (!wasReachable && isReachable) {
      this.#all().forEach(kind => kind.retryNow());
    }
    if (describe(before) !== describe(result)) {
      this.#changed();
    }
  }

  #derive() {
    return deriveClusterState({
      probe: this.#probed,
      kinds: this.#all().map(kind => kind.status()),
      configProblem: this.#options.configProblem,
    });
  }

  #changed(): void {
    const { state, reason } = this.#derive();
    if (state !== this.#loggedState) {
      const { logger, info } = this.#options;
      const isGood = state === 'connected' || state === 'connecting';
      logger[isGood ? 'info' : 'warn'](
        `Cluster ${info.name} is ${state}${reason ? `: ${reason}` : ''}`,
      );
      this.#loggedState = state;
    }
    this.#options.onChange();
  }
}

const BUILT_IN_GROUPS = new Set(['apiextensions.k8s.io', 'discovery.k8s.io']);

function crdOf(kind: WatchedKind<unknown>): string {
  return `${kind.resource}.${kind.group}`;
}

function describe(result: ProbeResult | undefined): string {
  return result && !result.ok ? `${result.failure} ${result.message}` : 'ok';
}

/** Both versions of a pool can be installed while a team migrates; v1 counts. */
function preferNewest(
  pools: InferencePool[],
  legacy: InferencePool[],
): InferencePool[] {
  const names = new Set(pools.map(nameOf));
  return sortedByName(
    pools,
    legacy.filter(pool => !names.has(nameOf(pool))),
  );
}

interface Named {
  meta: { namespace: string; name: string };
}

function sortedByName<T extends Named>(a: T[], b: T[]): T[] {
  return [...a, ...b].sort((x, y) => (nameOf(x) < nameOf(y) ? -1 : 1));
}

function nameOf({ meta }: Named): string {
  return `${meta.namespace}/${meta.name}`;
}
