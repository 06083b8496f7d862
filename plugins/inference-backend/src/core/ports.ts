// SPDX-License-Identifier: Apache-2.0
import {
  Load,
  MetricsStatus,
  ObservedTraffic,
} from '@inference-portal/backstage-plugin-inference-common';
import { SplitQuery } from './load/routedCounts';
import { Gauges } from './load/toLoad';
import { ObjectMeta } from './objects/ClusterObjects';
import { ClusterSnapshot } from './objects/ClusterSnapshot';
import { Measure } from './signals/EngineProfile';
import { Reading } from './signals/Reading';
import { ScrapeFailureCode } from './signals/ScrapeFailureCode';
import { ServedModels } from './signals/SignalReport';

/** Time and timers, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`, or rejects when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** What is watched in every cluster, always the newest. */
export interface ClusterStates {
  /** In the configuration's order. */
  names(): string[];
  /** In the configuration's order. */
  snapshots(): ClusterSnapshot[];
  snapshot(cluster: string): ClusterSnapshot | undefined;
  /** Called after every change, at most once per event-loop turn and cluster. */
  onChange(listener: (cluster: string) => void): () => void;
}

/** Which object of a cluster; namespace is '' where it has none. */
export type ObjectId = Pick<
  ObjectMeta,
  'apiVersion' | 'kind' | 'namespace' | 'name'
>;

/** An object as it is in the cluster, trimmed and without secrets, or why it can't be had. */
export type ReadObject =
  | { ok: true; object: object; atMs: number }
  | { ok: false; reason: string };

/** Reads single objects, because somebody wants to see one. Never rejects. */
export interface ObjectReader {
  read(cluster: string, id: ObjectId): Promise<ReadObject>;
}

/** A page of metrics to read. Only derived from watched objects, never from a user. */
export interface ScrapeTarget {
  cluster: string;
  role: 'picker' | 'server' | 'gateway';
  namespace: string;
  pod: string;
  podIp?: string;
  /** Whether Kubernetes calls the pod ready; a page of one that isn't may be missing. */
  ready?: boolean;
  /** Always a number: the API server's proxy panics on names. */
  port: number;
  path: string;
  /** Key of the engine table: vllm, sglang, …; `epp` for pickers, agentgateway, … for gateways. */
  engine: string;
  /** `namespace/name` of the pools it counts for; a gateway counts for all that it leads to. */
  pools: string[];
  /** Of a gateway's proxy: `namespace/name` of the Gateway. */
  gateway?: string;
}

/** A page as it was last read, for whoever counts over a longer time than a few rounds. */
export interface PageReading
  extends Pick<
    ScrapeTarget,
    'role' | 'engine' | 'namespace' | 'pod' | 'pools' | 'gateway'
  > {
  /** `pod:port`. */
  name: string;
  reading: Reading;
}

/** The pages of one cluster that were read. */
export interface ReadPages {
  /** Of a pool, `namespace/name`: its pickers' and its servers'. */
  ofPool(pool: string): PageReading[];
  /** Of a Gateway's proxies, `namespace/name`. */
  ofGateway(gateway: string): PageReading[];
}

/** How reading one page of metrics goes. */
export interface PageState
  extends Pick<
    ScrapeTarget,
    'role' | 'namespace' | 'pod' | 'ready' | 'port' | 'path' | 'engine'
  > {
  /** Whether it is read through the API server or at the pod itself. */
  mode: 'proxy' | 'direct';
  /** Why it can't be read. */
  failure?: { code: ScrapeFailureCode; detail: string };
  /** What the page should have and lacks; undefined where it was never read. */
  missing?: ReadonlyArray<{ measure: Measure; family: string }>;
  /** What it has under names that later versions dropped; undefined as above. */
  renamed?: ReadonlyArray<{ measure: Measure; family: string }>;
}

/** What a pool's endpoint picker says of itself, all of its replicas as one. */
export interface PickerView {
  /** Endpoints whose own metrics it reads without trouble. */
  readyEndpoints?: number;
  /** Requests it was asked for lately; 0 where it was never asked for one. */
  requests?: number;
  /** Requests of negative priority, as far as it tells, that it refused lately for want of room. */
  shed?: number;
}

/** What the pages of a cluster say beside load. */
export interface ClusterSignals {
  /** Pages that count for the pool, `namespace/name`. */
  pages(pool: string): readonly PageState[];
  /** Undefined where no picker of the pool was read lately. */
  picker(pool: string): PickerView | undefined;
  /** Requests that the query's gateway sent to each pool, those that failed among them. */
  routed(
    query: SplitQuery,
  ): ReadonlyMap<string, { requests: number; errors: number }>;
}

/** What was measured, always the newest. */
export interface LoadReader {
  /** Undefined where another replica reads the cluster's pages. */
  signals?(cluster: string): ClusterSignals | undefined;
  endpoint(cluster: string, namespace: string, pod: string): Load | undefined;
  /** Of the endpoint's load how full it is, for a fraction of the work. */
  gauges(cluster: string, namespace: string, pod: string): Gauges | undefined;
  /** Models and adapters a server's own page names. */
  servedModels(
    cluster: string,
    namespace: string,
    pod: string,
  ): ServedModels | undefined;
  pool(cluster: string, namespace: string, pool: string): Load | undefined;
  /** Of a pool, by the name clients ask for, adapters among them. */
  models(
    cluster: string,
    namespace: string,
    pool: string,
  ): ReadonlyMap<string, Load>;
  /**
   * How a rule's requests were really shared among its pools, by
   * `namespace/name`. Undefined where nobody counted.
   */
  split(
    cluster: string,
    query: SplitQuery,
  ): ReadonlyMap<string, ObservedTraffic> | undefined;
  status(cluster: string): MetricsStatus;
  /** Called after each round of a cluster. */
  onRound(listener: (cluster: string) => void): () => void;
}
