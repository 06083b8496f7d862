// SPDX-License-Identifier: Apache-2.0
import { Finding } from './findings';

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
}
