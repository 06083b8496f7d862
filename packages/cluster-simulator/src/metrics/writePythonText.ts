// SPDX-License-Identifier: Apache-2.0
import { escapeHelp, formatLabels, sortLabels } from './formatLabels';
import { formatPythonNumber } from './formatNumber';
import { HistogramSeries, Labels, MetricFamily } from './MetricFamily';

export const PYTHON_TEXT_CONTENT_TYPE =
  'text/plain; version=0.0.4; charset=utf-8';

/** Series keep their labels, and what they are as text takes longest to write. */
const labelTexts = new WeakMap<Labels, string>();
const bucketTexts = new WeakMap<HistogramSeries, string[]>();

function textOf(labels: Labels): string {
  let text = labelTexts.get(labels);
  if (text === undefined) {
    text = formatLabels(sortLabels(labels));
    labelTexts.set(labels, text);
  }
  return text;
}

/** Labels of each bucket, the one for +Inf last. */
function bucketTextsOf(
  series: HistogramSeries,
  bounds: readonly number[],
): string[] {
  let texts = bucketTexts.get(series);
  if (!texts) {
    const all = [...bounds.map(formatPythonNumber), '+Inf'];
    texts = all.map(le => formatLabels(sortLabels({ ...series.labels, le })));
    bucketTexts.set(series, texts);
  }
  return texts;
}

const line = (name: string, labels: Labels, value: number) =>
  `${name}${textOf(labels)} ${formatPythonNumber(value)}`;

const head = (name: string, help: string, type: string) => [
  `# HELP ${name} ${escapeHelp(help)}`,
  `# TYPE ${name} ${type}`,
];

function writeHistogram(
  name: string,
  series: HistogramSeries,
  bounds: readonly number[],
): string[] {
  const { labels, count, sum } = series;
  const texts = bucketTextsOf(series, bounds);
  return [
    ...[...series.cumulative(), count].map(
      (inBucket, index) =>
        `${name}_bucket${texts[index]} ${formatPythonNumber(inBucket)}`,
    ),
    line(`${name}_count`, labels, count),
    line(`${name}_sum`, labels, sum),
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
