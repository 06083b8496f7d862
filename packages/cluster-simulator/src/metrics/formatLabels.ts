// SPDX-License-Identifier: Apache-2.0
import { Labels } from './MetricFamily';

function escapeValue(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('"', '\\"');
}

/** HELP lines escape backslashes and line feeds, but not quotes. */
export function escapeHelp(help: string): string {
  return help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

/** `{a="1",b="2"}`, or nothing without labels. */
export function formatLabels(labels: Labels): string {
  const entries = Object.entries(labels);
  if (entries.length === 0) return '';
  return `{${entries
    .map(([name, value]) => `${name}="${escapeValue(value)}"`)
    .join(',')}}`;
}

/** The same labels by name. */
export function sortLabels(labels: Labels): Labels {
  return Object.fromEntries(
    Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
