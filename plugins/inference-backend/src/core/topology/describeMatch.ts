// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { RouteMatch, StringMatch } from '../objects/ClusterObjects';

/** A route match in words: `POST /v1 · X-Gateway-Base-Model-Name = Qwen/…`. */
export function describeMatch(match: RouteMatch): string {
  const first = [match.method, describePath(match.path)]
    .filter(part => part !== undefined)
    .join(' ');
  return [
    first,
    ...match.headers.map(header => `${header.name} ${operator(header)}`),
    ...match.queryParams.map(param => `?${param.name} ${operator(param)}`),
  ]
    .filter(part => part !== '')
    .join(' · ');
}

function describePath(path: StringMatch | undefined): string {
  if (!path) {
    return '/';
  }
  switch (path.type) {
    case 'PathPrefix':
      return path.value;
    case 'Exact':
      return say`${path.value} (exact)`;
    default:
      return `~ ${path.value}`;
  }
}

function operator(match: StringMatch): string {
  return `${match.type === 'RegularExpression' ? '~' : '='} ${match.value}`;
}
