// SPDX-License-Identifier: Apache-2.0
import { MetricsConfig, MetricsSource } from '../config';
import {
  describeAccess,
  PrometheusOptions,
} from '../sources/prometheus/PrometheusOptions';

const WAYS: Record<MetricsSource, string> = {
  prometheus: 'Prometheus',
  proxy: "pages read through the API server's pod proxy",
  direct: 'pages read at the pods themselves',
  none: 'no metrics',
};

function describePrometheus({
  access,
  clusterLabel,
}: PrometheusOptions): string {
  const labels = Object.entries(clusterLabel).map(
    ([label, value]) => `${label}="${value}"`,
  );
  return [
    describeAccess(access),
    ...(access.kind === 'service' ? ["through the cluster's API server"] : []),
    ...(labels.length > 0 ? [`series with ${labels.join(', ')}`] : []),
  ].join(', ');
}

/** Where a cluster's metrics come from, and who said so. */
export function describeChoice(metrics: MetricsConfig): string {
  const { source, prometheus, isDefault } = metrics;
  const way = prometheus ? describePrometheus(prometheus) : WAYS[source];
  return isDefault
    ? `${way}: the default, as inference.clusters names no metrics.source for it`
    : `${way}: as inference.clusters says, metrics.source ${source}`;
}
