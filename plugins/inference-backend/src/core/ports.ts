// SPDX-License-Identifier: Apache-2.0
import {
  Load,
  MetricsStatus,
  ObservedTraffic,
} from '@inference-portal/backstage-plugin-inference-common';
import { SplitQuery } from './load/routedCounts';
import { ClusterSnapshot } from './objects/ClusterSnapshot';

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
  snapshots(): ClusterSnapshot[];
  snapshot(cluster: string): ClusterSnapshot | undefined;
  /** Called after every change, at most once per event-loop turn and cluster. */
  onChange(listener: (cluster: string) => void): () => void;
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

/** What was measured, always the newest. */
export interface LoadReader {
  endpoint(cluster: string, namespace: string, pod: string): Load | undefined;
  /** Models and adapters a server's own page names. */
  servedModels(
    cluster: string,
    namespace: string,
    pod: string,
  ): { models: string[]; adapters: string[] } | undefined;
  pool(cluster: string, namespace: string, pool: string): Load | undefined;
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
