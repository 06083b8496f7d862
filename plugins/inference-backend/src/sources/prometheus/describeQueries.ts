// SPDX-License-Identifier: Apache-2.0
import {
  MetricsStatus,
  MetricsTargetGroup,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { ScrapeTarget } from '../../core/ports';
import { QueryFailure } from './QueryResult';

export interface RoundReport {
  /** `Prometheus thanos.example`. */
  api: string;
  clusterLabel: Readonly<Record<string, string>>;
  targets: number;
  groups: MetricsTargetGroup[];
  /** Ready pods without series. */
  missing: readonly ScrapeTarget[];
  failures: readonly QueryFailure[];
  queries: number;
  warnings: readonly string[];
  /** ms since the epoch. */
  newestAt?: number;
}

function describeLabels(labels: RoundReport['clusterLabel']): string {
  const pairs = Object.entries(labels).map(
    ([label, value]) => `${label}="${value}"`,
  );
  return pairs.length > 0 ? say` with ${pairs.join(', ')}` : '';
}

function describeMissing(report: RoundReport): string {
  const { api, clusterLabel, targets, missing } = report;
  if (missing.length === targets) {
    return say`${api} has no series of any of the cluster's ${targets} pods${describeLabels(
      clusterLabel,
    )}: are they scraped, with labels for namespace and pod, and is clusterLabel right?`;
  }
  const [{ namespace, pod }] = missing;
  return say`${api} has no series of ${missing.length} of ${targets} pods, such as ${namespace}/${pod}: does a ServiceMonitor or PodMonitor select it?`;
}

/** How asking for a cluster's metrics goes. */
export function describeQueries(report: RoundReport): MetricsStatus {
  const { api, failures, queries, missing, warnings, targets } = report;
  const isFailing =
    (queries > 0 && failures.length >= queries) ||
    (targets > 0 && missing.length === targets);
  const reasons = [
    ...(failures.length > 0
      ? [
          say`${failures.length} of ${queries} queries failed: ${api}: ${failures[0].detail}`,
        ]
      : []),
    ...(failures.length === 0 && missing.length > 0
      ? [describeMissing(report)]
      : []),
    ...(warnings.length > 0 ? [say`${api} warns: ${warnings.join('; ')}`] : []),
  ];
  const troubled = isFailing ? 'failing' : 'degraded';
  return {
    source: 'prometheus',
    state: reasons.length === 0 ? 'ok' : troubled,
    ...(reasons.length > 0 && { reason: reasons.join('. ') }),
    ...(report.newestAt !== undefined && {
      lastCollectedAt: new Date(report.newestAt).toISOString(),
    }),
    targets,
    ...(report.groups.length > 0 && { groups: report.groups }),
    failing:
      failures.length >= queries && queries > 0 ? targets : missing.length,
  };
}
