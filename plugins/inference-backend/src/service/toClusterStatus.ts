// SPDX-License-Identifier: Apache-2.0
import {
  ClusterStatus,
  MetricsStatus,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { installedVersions } from '../core/lifecycle/installedVersions';
import { ClusterSync } from '../core/objects/ClusterSnapshot';
import { ClusterTopology } from '../core/topology/ClusterTopology';

/** @param sync - as of now: it moves on while the topology stays */
export function toClusterStatus(
  topology: ClusterTopology,
  { lastSyncedAt, kinds }: ClusterSync,
  judged: Pick<ClusterStatus, 'metrics' | 'findings' | 'silenced'>,
): ClusterStatus {
  const { cluster, title, state, reason, unreadable } = topology.snapshot;
  return {
    name: cluster,
    ...(title && { title }),
    state,
    ...(reason && { reason }),
    ...(lastSyncedAt && { lastSyncedAt }),
    versions: installedVersions(topology),
    kinds,
    unreadable,
    metrics: metricsOf(topology, judged.metrics),
    findings: judged.findings,
    silenced: judged.silenced,
  };
}

/**
 * What there is to measure is known from the cluster's objects: without them
 * nothing fails, and yet nothing is measured.
 */
function metricsOf(
  { snapshot: { state, reason } }: ClusterTopology,
  metrics: MetricsStatus,
): MetricsStatus {
  const isCutOff = state === 'unreachable' || state === 'unauthorized';
  if (!isCutOff || metrics.source === 'none' || metrics.targets > 0) {
    return metrics;
  }
  const why =
    state === 'unreachable'
      ? say`the cluster can't be reached`
      : say`the cluster refuses the portal's credentials`;
  return {
    ...metrics,
    state: 'failing',
    reason: say`What there is to measure isn't known: ${why}${
      reason ? `: ${reason}` : ''
    }`,
  };
}
