// SPDX-License-Identifier: Apache-2.0
import { Finding, FindingCode } from './findings';

/** @public */
export type ClusterState =
  | 'connecting'
  | 'connected'
  | 'degraded'
  | 'unreachable'
  | 'unauthorized';

/**
 * A kind the portal watches in a cluster.
 * missing: the cluster does not serve it. forbidden: the portal may not read it.
 *
 * @public
 */
export interface KindStatus {
  group: string;
  version: string;
  kind: string;
  state: 'connecting' | 'watching' | 'missing' | 'forbidden' | 'error';
  objects: number;
  /** Belongs to software that a cluster can do without: `missing` is as good as none. */
  optional?: true;
  lastSyncedAt?: string;
  reason?: string;
}

/**
 * A signal that a metrics page should have.
 *
 * @public
 */
export interface MetricsSignal {
  /** What it stands for: `queueDepth`, `ttft`, … */
  signal: string;
  /** The metric family it was found under; where missing, the one that was looked for first. */
  family: string;
}

/**
 * One page of metrics.
 *
 * @public
 */
export interface MetricsTarget {
  namespace: string;
  pod: string;
  port: number;
  path: string;
  lastCollectedAt?: string;
  /** Why it can't be read, or what is odd about it. */
  reason?: string;
}

/**
 * Metrics pages of a cluster that are alike: of the same engine and generation,
 * with the same signals, in the same state.
 *
 * @public
 */
export interface MetricsTargetGroup {
  role: 'picker' | 'server' | 'gateway';
  /** The engine as a person calls it: `vLLM`, `Endpoint picker`, … */
  engine: string;
  /**
   * Which versions' names the pages have: `llm-d-router from 0.9`. Left out where
   * nothing was read yet, and where a page has none of the engine's names.
   */
  generation?: string;
  /** waiting: not read yet. */
  state: 'waiting' | 'ok' | 'failing';
  /** How many pages. */
  count: number;
  /** Some of the pages, the longest unread first. */
  targets: MetricsTarget[];
  seen: MetricsSignal[];
  /** Seen, but under a name that newer versions no longer have. */
  renamed: MetricsSignal[];
  /** Without those whose absence is no news. */
  missing: MetricsSignal[];
}

/** @public */
export interface MetricsStatus {
  source: 'prometheus' | 'direct' | 'proxy' | 'none';
  /** What the source is and why it is that one, in words. */
  choice?: string;
  state: 'ok' | 'degraded' | 'failing';
  reason?: string;
  lastCollectedAt?: string;
  targets: number;
  failing: number;
  /** The pages by kind, those in trouble first; at most 24 kinds. */
  groups?: MetricsTargetGroup[];
}

/**
 * An object that was received and does not match its schema.
 *
 * @public
 */
export interface UnreadableObject {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
  /** What is wrong, with the field. */
  reason: string;
}

/**
 * A finding that can't be made, because kinds it needs are not read.
 *
 * @public
 */
export interface SilencedFinding {
  code: FindingCode;
  /** Those that are not read, of all that it needs. */
  kinds: string[];
}

/** @public */
export interface ClusterStatus {
  name: string;
  title?: string;
  state: ClusterState;
  reason?: string;
  lastSyncedAt?: string;
  versions: {
    kubernetes?: string;
    gatewayApi?: string;
    inferenceExtension?: string;
    llmDRouter?: string;
    providers: Array<{
      controller: string;
      version?: string;
      gatewayClass: string;
    }>;
  };
  kinds: KindStatus[];
  unreadable: UnreadableObject[];
  metrics: MetricsStatus;
  findings: Finding[];
  /** What would not be found here if it were so; empty where every kind is read. */
  silenced: SilencedFinding[];
}
