// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { MetricsConfig, MetricsSource } from '../config';
import {
  describeAccess,
  PrometheusOptions,
} from '../sources/prometheus/PrometheusOptions';

const WAYS: Record<MetricsSource, string> = {
  prometheus: 'Prometheus',
  proxy: say`pages read through the API server's pod proxy`,
  direct: say`pages read at the pods themselves`,
  none: say`no metrics`,
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
    ...(access.kind === 'service'
      ? [say`through the cluster's API server`]
      : []),
    ...(labels.length > 0 ? [say`series with ${labels.join(', ')}`] : []),
  ].join(', ');
}

/** Where a cluster's metrics come from, and who said so. */
export function describeChoice(metrics: MetricsConfig): string {
  const { source, prometheus, isDefault } = metrics;
  const way = prometheus ? describePrometheus(prometheus) : WAYS[source];
  return isDefault
    ? say`${way}: the default, as inference.clusters names no metrics.source for it`
    : say`${way}: as inference.clusters says, metrics.source ${source}`;
}
