// SPDX-License-Identifier: Apache-2.0
import { ApiFailure } from '../failure/ApiFailure';
import { badRequest } from '../failure/failures';

/** `https:NAME:PORT` of a proxy request, taken apart. */
export interface ProxyTarget {
  scheme: string;
  name: string;
  /** As written: services take port names too. */
  port: string;
}

export function parseProxyTarget(text: string): ProxyTarget {
  const parts = text.split(':');
  switch (parts.length) {
    case 1:
      return { scheme: '', name: parts[0], port: '' };
    case 2:
      return { scheme: '', name: parts[0], port: parts[1] };
    case 3:
      return { scheme: parts[0], name: parts[1], port: parts[2] };
    default:
      throw badRequest(`invalid pod request ${JSON.stringify(text)}`);
  }
}

/** What a dial that fails looks like from outside. */
export function unreachable(why: string): ApiFailure {
  return new ApiFailure({
    code: 503,
    reason: 'ServiceUnavailable',
    message: `error trying to reach service: ${why}`,
  });
}
