// SPDX-License-Identifier: Apache-2.0
import { escapeHelp, formatLabels, sortLabels } from './formatLabels';
import { formatPythonNumber } from './formatNumber';
import { HistogramSeries, Labels, MetricFamily } from './MetricFamily';

export const PYTHON_TEXT_CONTENT_TYPE =
  'text/plain; version=0.0.4; charset=utf-8';

const line = (name: string, labels: Labels, value: number) =>
  `${name}${formatLabels(sortLabels(labels))} ${formatPythonNumber(value)}`;

const head = (name: string, help: string, type: string) => [
  `# HELP ${name} ${escapeHelp(help)}`,
  `# TYPE ${name} ${type}`,
];

function writeHistogram(
  name: string,
  series: HistogramSeries,
  bounds: readonly number[],
): string[] {
  const { labels } = series;
  const buckets = series
    .cumulative()
    .map((count, index) =>
      line(
        `${name}_bucket`,
        { ...labels, le: formatPythonNumber(bounds[index]) },
        count,
      ),
    );
  return [
    ...buckets,
    line(`${name}_bucket`, { ...labels, le: '+Inf' }, series.count),
    line(`${name}_count`, labels, series.count),
    line(`${name}_sum`, labels, series.sum),
  ];
}

function writeFamily(family: MetricFamily, createdAt: number): string[] {
  const { name, help } = family.description;
  const created = (series: Array<{ labels: Labels }>) => [
    ...head(`${name}_created`, help, 'gauge'),
    ...series.map(({ labels }) =>
      line(`${name}_created`, labels, createdAt / 1000),
    ),
  ];
  switch (family.type) {
    case 'counter': {
      const all = family.all();
      return [
        ...head(`${name}_total`, help, 'counter'),
        ...all.map(({ labels, value }) => line(`${name}_total`, labels, value)),
        ...(all.length > 0 ? created(all) : []),
      ];
    }
    case 'histogram': {
      const all = family.all();
      return [
        ...head(name, help, 'histogram'),
        ...all.flatMap(series => writeHistogram(name, series, family.bounds)),
        ...(all.length > 0 ? created(all) : []),
      ];
    }
    case 'gauge':
      return [
        ...head(name, help, 'gauge'),
        ...family.all().map(({ labels, value }) => line(name, labels, value)),
      ];
    default:
      return [
        ...head(name, help, 'summary'),
        line(`${name}_count`, {}, family.count),
        line(`${name}_sum`, {}, family.sum),
      ];
  }
}

/**
 * Prometheus text format 0.0.4 as Python's prometheus_client writes it:
 * floats throughout, labels in order of name, and a gauge `_created` after each
 * counter and histogram (milliseconds in, seconds out).
 */
export function writePythonText(
  families: readonly MetricFamily[],
  createdAt: number,
): string {
  const lines = families.flatMap(family => writeFamily(family, createdAt));
  return `${lines.join('\n')}\n`;
}
