// SPDX-License-Identifier: Apache-2.0
import {
  ClusterState,
  KindStatus,
  UnreadableObject,
} from '@inference-portal/backstage-plugin-inference-common';
import { ClusterObjects } from './ClusterObjects';

/**
 * All that is known of one cluster at one moment. Objects of a kind whose state
 * is not `watching` are the last that were known, or none.
 */
export interface ClusterSnapshot {
  cluster: string;
  title?: string;
  simulated: boolean;
  state: ClusterState;
  /** Why the state is what it is, where it is not connected. */
  reason?: string;
  /** ISO 8601. */
  lastSyncedAt?: string;
  /** As `/version` says: `v1.36.2`. */
  kubernetesVersion?: string;
  kinds: KindStatus[];
  unreadable: UnreadableObject[];
  objects: ClusterObjects;
}

/** When the cluster was last heard of, and how it is read. */
export type ClusterSync = Pick<ClusterSnapshot, 'lastSyncedAt' | 'kinds'>;
