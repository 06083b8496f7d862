// SPDX-License-Identifier: Apache-2.0
import { escapeHelp, formatLabels, sortLabels } from './formatLabels';
import { formatGoNumber } from './formatNumber';
import { HistogramSeries, Labels, MetricFamily } from './MetricFamily';

export const GO_TEXT_CONTENT_TYPE =
  'text/plain; version=0.0.4; charset=utf-8; escaping=underscores';

const line = (name: string, labels: Labels, value: string) =>
  `${name}${formatLabels(labels)} ${value}`;

/** Counts are whole numbers in Go, and written without an exponent. */
function writeHistogram(
  name: string,
  series: HistogramSeries,
  bounds: readonly number[],
) {
  const labels = sortLabels(series.labels);
  const buckets = series
    .cumulative()
    .map((count, index) =>
      line(
        `${name}_bucket`,
        { ...labels, le: formatGoNumber(bounds[index]) },
        String(count),
      ),
    );
  return [
    ...buckets,
    line(`${name}_bucket`, { ...labels, le: '+Inf' }, String(series.count)),
    line(`${name}_sum`, labels, formatGoNumber(series.sum)),
    line(`${name}_count`, labels, String(series.count)),
  ];
}

function writeSamples(family: MetricFamily): string[] {
  const { name } = family.description;
  switch (family.type) {
    case 'histogram':
      return byLabels(family.all()).flatMap(series =>
        writeHistogram(name, series, family.bounds),
      );
    case 'summary':
      return [
        ...[...family.quantiles].map(([quantile, value]) =>
          line(
            name,
            { quantile: formatGoNumber(quantile) },
            formatGoNumber(value),
          ),
        ),
        line(`${name}_sum`, {}, formatGoNumber(family.sum)),
        line(`${name}_count`, {}, String(family.count)),
      ];
    default:
      return byLabels(family.all()).map(series =>
        line(name, sortLabels(series.labels), formatGoNumber(series.value)),
      );
  }
}

function byLabels<S extends { labels: Labels }>(series: S[]): S[] {
  const key = (one: S) => Object.values(sortLabels(one.labels)).join('\u0000');
  return series.length < 2
    ? series
    : series
        .map(one => ({ one, key: key(one) }))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ one }) => one);
}

/**
 * Prometheus text format 0.0.4 as Go's client writes it: families and series in
 * order of name, and none of a family without series.
 */
export function writeGoText(families: readonly MetricFamily[]): string {
  const lines = [...families]
    .sort((a, b) => (a.description.name < b.description.name ? -1 : 1))
    .flatMap(family => {
      const samples = writeSamples(family);
      const { name, help } = family.description;
      return samples.length === 0
        ? []
        : [
            `# HELP ${name} ${escapeHelp(help)}`,
            `# TYPE ${name} ${family.type}`,
            ...samples,
          ];
    });
  return `${lines.join('\n')}\n`;
}
