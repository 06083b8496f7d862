// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { RouteMatch, StringMatch } from '../objects/ClusterObjects';
import { Expressions } from './ExplainContext';
import { KnownRequest } from './KnownRequest';

/** A header when the request is routed. */
export type RoutedHeader =
  | { state: 'present'; value: string; setBy?: string }
  /** Taken away on the way, and why. */
  | { state: 'removed'; why: string }
  | { state: 'unknown'; why: string };

/** Lower-case names; one that is not there is absent. */
export type RoutedHeaders = ReadonlyMap<string, RoutedHeader>;

export interface Miss {
  part: 'host' | 'path' | 'method' | 'header' | 'query' | 'parent';
  /** Name of the header, lower case. */
  header?: string;
  text: string;
  /** Below the match, such as `headers[0].value`. */
  field: string;
}

export interface MatchCheck {
  matched: string[];
  misses: Miss[];
  /** Why it can't be told whether the rest matches. */
  unknowns: string[];
}

interface Subject {
  request: KnownRequest;
  headers: RoutedHeaders;
  expressions: Expressions;
}

/** Compares a request with one match of a rule, part by part, all of them. */
export function checkMatch(match: RouteMatch, subject: Subject): MatchCheck {
  const check: MatchCheck = { matched: [], misses: [], unknowns: [] };
  checkPath(match, subject, check);
  checkMethod(match, subject, check);
  checkHeaders(match, subject, check);
  checkQuery(match, subject, check);
  return check;
}

function checkPath(
  { path }: RouteMatch,
  { request, expressions }: Subject,
  check: MatchCheck,
): void {
  if (!path) {
    check.matched.push(say`path`);
    return;
  }
  const wanted = `${path.type} \`${path.value}\``;
  settle(check, takesPath(path, request.path, expressions), {
    part: 'path',
    name: say`path`,
    text: say`path is \`${request.path}\`, the rule wants ${wanted}`,
    field: 'path.value',
    unreadable: say`regular expression \`${path.value}\` can't be read`,
  });
}

function takesPath(
  { type, value }: StringMatch,
  path: string,
  expressions: Expressions,
): boolean | undefined {
  switch (type) {
    case 'Exact':
      return path === value;
    case 'PathPrefix': {
      // By whole elements: /v1 takes /v1 and /v1/models, and not /v10.
      let end = value.length;
      while (end > 0 && value[end - 1] === '/') {
        end--;
      }
      const prefix = value.slice(0, end);
      return path === prefix || path.startsWith(`${prefix}/`);
    }
    case 'RegularExpression':
      return expressions.matchesWhole(value, path);
    default:
      return undefined;
  }
}

function checkMethod(
  { method }: RouteMatch,
  { request }: Subject,
  check: MatchCheck,
): void {
  if (method !== undefined) {
    settle(check, request.method === method, {
      part: 'method',
      name: say`method`,
      text: say`method is ${request.method}, the rule wants ${method}`,
      field: 'method',
    });
  }
}

function checkHeaders(
  { headers: wanted }: RouteMatch,
  { headers, expressions }: Subject,
  check: MatchCheck,
): void {
  const seen = new Set<string>();
  wanted.forEach((header, index) => {
    const name = header.name.toLowerCase();
    // Of several entries of one name only the first counts.
    if (seen.has(name)) {
      return;
    }
    seen.add(name);
    const own = headers.get(name);
    if (own?.state === 'unknown') {
      check.unknowns.push(say`header ${header.name} is not known: ${own.why}`);
      return;
    }
    const value = own?.state === 'present' ? own.value : undefined;
    settle(
      check,
      value === undefined ? false : takesValue(header, value, expressions),
      {
        part: 'header',
        name: header.name,
        header: name,
        text: describeHeaderMiss(header, own),
        field: `headers[${index}].value`,
        unreadable: say`regular expression \`${header.value}\` can't be read`,
      },
    );
  });
}

function describeHeaderMiss(
  wanted: StringMatch & { name: string },
  own: RoutedHeader | undefined,
): string {
  const wants =
    wanted.type === 'Exact'
      ? `\`${wanted.value}\``
      : `${wanted.type} \`${wanted.value}\``;
  if (own?.state !== 'present') {
    const why = own?.state === 'removed' ? ` (${own.why})` : '';
    return say`header ${wanted.name} is not there${why}, the rule wants ${wants}`;
  }
  const caseOnly =
    wanted.type === 'Exact' &&
    own.value.toLowerCase() === wanted.value.toLowerCase();
  const more = caseOnly ? say`; they differ in case only` : '';
  return own.setBy === undefined
    ? say`header ${wanted.name} is \`${own.value}\`, the rule wants ${wants}${more}`
    : say`header ${wanted.name} would be \`${own.value}\`, the rule wants ${wants}${more}`;
}

function checkQuery(
  { queryParams }: RouteMatch,
  { request, expressions }: Subject,
  check: MatchCheck,
): void {
  queryParams.forEach((param, index) => {
    const value = request.query.get(param.name) ?? undefined;
    settle(
      check,
      value === undefined ? false : takesValue(param, value, expressions),
      {
        part: 'query',
        name: `?${param.name}`,
        text:
          value === undefined
            ? say`query parameter ${param.name} is not there, the rule wants \`${param.value}\``
            : say`query parameter ${param.name} is \`${value}\`, the rule wants \`${param.value}\``,
        field: `queryParams[${index}].value`,
        unreadable: say`regular expression \`${param.value}\` can't be read`,
      },
    );
  });
}

function takesValue(
  { type, value: wanted }: StringMatch,
  value: string,
  expressions: Expressions,
): boolean | undefined {
  switch (type) {
    case 'Exact':
      return value === wanted;
    case 'RegularExpression':
      return expressions.matchesWhole(wanted, value);
    default:
      return undefined;
  }
}

function settle(
  check: MatchCheck,
  result: boolean | undefined,
  { name, unreadable, ...miss }: Miss & { name: string; unreadable?: string },
): void {
  if (result === undefined) {
    check.unknowns.push(unreadable ?? say`${name} can't be compared`);
  } else if (result) {
    check.matched.push(name);
  } else {
    check.misses.push(miss);
  }
}
