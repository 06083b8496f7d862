// SPDX-License-Identifier: Apache-2.0
import {
  ClusterStatus,
  Finding,
  MetricsStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import { installedVersions } from '../core/lifecycle/installedVersions';
import { ClusterTopology } from '../core/topology/ClusterTopology';

export function toClusterStatus(
  topology: ClusterTopology,
  metrics: MetricsStatus,
  findings: Finding[],
): ClusterStatus {
  const { cluster, title, state, reason, lastSyncedAt, kinds, unreadable } =
    topology.snapshot;
  return {
    name: cluster,
    ...(title && { title }),
    state,
    ...(reason && { reason }),
    ...(lastSyncedAt && { lastSyncedAt }),
    versions: installedVersions(topology),
    kinds,
    unreadable,
    metrics,
    findings,
  };
}
