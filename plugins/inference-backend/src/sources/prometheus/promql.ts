// SPDX-License-Identifier: Apache-2.0

/** Label values that count: one, some, or by a regular expression. */
export type Matcher = string | readonly string[] | { regex: string };

/** A value as PromQL writes it. */
export function quote(value: string): string {
  return JSON.stringify(value);
}

/** A text that a regular expression takes literally. */
export function escapeRegex(value: string): string {
  return value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function formatMatcher(label: string, matcher: Matcher): string {
  if (typeof matcher === 'string') {
    return `${label}=${quote(matcher)}`;
  }
  return 'regex' in matcher
    ? `${label}=~${quote(matcher.regex)}`
    : `${label}=~${quote(matcher.map(escapeRegex).join('|'))}`;
}

export function selector(
  name: string,
  matchers: Readonly<Record<string, Matcher>>,
): string {
  const formatted = Object.entries(matchers).map(([label, matcher]) =>
    formatMatcher(label, matcher),
  );
  return `${name}{${formatted.join(',')}}`;
}

/** A label copied to another name. */
export function copyLabel(
  expression: string,
  from: string,
  to: string,
): string {
  return `label_replace(${expression},${quote(to)},"$1",${quote(from)},"(.*)")`;
}

/** A label of the same value everywhere. */
export function setLabel(
  expression: string,
  label: string,
  value: string,
): string {
  return `label_replace(${expression},${quote(label)},${quote(value)},"","")`;
}
