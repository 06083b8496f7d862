// SPDX-License-Identifier: Apache-2.0
import { escapeHelp, formatLabels } from './formatLabels';
import { formatRustNumber } from './formatNumber';
import {
  CounterFamily,
  GaugeFamily,
  HistogramFamily,
  InfoFamily,
  Labels,
} from './MetricFamily';

export const OPEN_METRICS_CONTENT_TYPE =
  'application/openmetrics-text; version=1.0.0; charset=utf-8';

export type OpenMetricsFamily =
  | CounterFamily
  | GaugeFamily
  | HistogramFamily
  | InfoFamily;

const line = (name: string, labels: Labels, value: string) =>
  `${name}${formatLabels(labels)} ${value}`;

function writeSamples(family: OpenMetricsFamily): string[] {
  const { name } = family.description;
  switch (family.type) {
    case 'info':
      return [line(`${name}_info`, family.labels, '1')];
    case 'counter':
      return family
        .all()
        .map(({ labels, value }) =>
          line(`${name}_total`, labels, String(value)),
        );
    case 'gauge':
      return family
        .all()
        .map(({ labels, value }) =>
          line(name, labels, formatRustNumber(value)),
        );
    default:
      return family.all().flatMap(series => [
        line(`${name}_sum`, series.labels, formatRustNumber(series.sum)),
        line(`${name}_count`, series.labels, String(series.count)),
        ...series.cumulative().map((count, index) =>
          line(
            `${name}_bucket`,
            {
              le: formatRustNumber(family.bounds[index]),
              ...series.labels,
            },
            String(count),
          ),
        ),
        line(
          `${name}_bucket`,
          { le: '+Inf', ...series.labels },
          String(series.count),
        ),
      ]);
  }
}

/**
 * OpenMetrics 1.0 as Rust's prometheus-client writes it: families are declared
 * even without series, and the page ends with `# EOF`.
 */
export function writeOpenMetrics(
  families: readonly OpenMetricsFamily[],
): string {
  const lines = families.flatMap(family => {
    const { name, help, unit } = family.description;
    return [
      `# HELP ${name} ${escapeHelp(help)}.`,
      `# TYPE ${name} ${family.type}`,
      ...(unit ? [`# UNIT ${name} ${unit}`] : []),
      ...writeSamples(family),
    ];
  });
  return `${lines.join('\n')}\n# EOF\n`;
}
