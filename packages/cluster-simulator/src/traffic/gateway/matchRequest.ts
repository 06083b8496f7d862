// SPDX-License-Identifier: Apache-2.0
import type { DataRequest } from '../DataRequest';
import type { RouteMatch, ValueMatch } from './HttpRoute';

/** Regular expressions match the whole value; a broken one matches nothing. */
function matchPattern(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(value);
  } catch {
    return false;
  }
}

function matchPath({ type, value }: RouteMatch['path'], path: string): boolean {
  switch (type) {
    case 'Exact':
      return path === value;
    case 'RegularExpression':
      return matchPattern(value, path);
    default: {
      // By whole elements: /v1 matches /v1 and /v1/models, but not /v10.
      const prefix = value.replace(/\/+$/, '');
      return path === prefix || path.startsWith(`${prefix}/`);
    }
  }
}

const matchValue = (match: ValueMatch, value: string | undefined | null) =>
  typeof value === 'string' &&
  (match.exact ? value === match.value : matchPattern(match.value, value));

export function matchRequest(match: RouteMatch, request: DataRequest): boolean {
  return (
    matchPath(match.path, request.path) &&
    (match.method === undefined || match.method === request.method) &&
    match.headers.every(header =>
      matchValue(header, request.headers.get(header.name.toLowerCase())),
    ) &&
    match.queryParams.every(param =>
      matchValue(param, request.query.get(param.name)),
    )
  );
}

/** agentgateway has regular expressions among the prefixes, by length. */
const PATH_RANK: Record<string, number> = {
  Exact: 1,
  RegularExpression: 0,
  PathPrefix: 0,
};

/**
 * The Gateway API's order of matches: exact paths first, then the longest
 * prefix, a method, most headers, most query parameters.
 */
export function compareMatches(a: RouteMatch, b: RouteMatch): number {
  return (
    (PATH_RANK[b.path.type] ?? 0) - (PATH_RANK[a.path.type] ?? 0) ||
    b.path.value.length - a.path.value.length ||
    Number(b.method !== undefined) - Number(a.method !== undefined) ||
    b.headers.length - a.headers.length ||
    b.queryParams.length - a.queryParams.length
  );
}
