// SPDX-License-Identifier: Apache-2.0

/** Above the length of any wildcard: an exact name comes before all of them. */
const EXACT = 1_000_000;

/**
 * How specifically a hostname of a listener or a route means a host, the higher
 * the more; undefined where it doesn't. `*.` stands for one label or more, and
 * no hostname for every host.
 */
export function hostSpecificity(
  hostname: string | undefined,
  host: string,
): number | undefined {
  if (hostname === undefined || hostname === '') {
    return 0;
  }
  const pattern = hostname.toLowerCase();
  if (!pattern.startsWith('*.')) {
    return pattern === host ? EXACT + pattern.length : undefined;
  }
  const suffix = pattern.slice(1);
  return host.length > suffix.length && host.endsWith(suffix)
    ? pattern.length
    : undefined;
}

/** That of the most specific of a route's hostnames. */
export function bestHostname(
  hostnames: readonly string[],
  host: string,
): number | undefined {
  if (hostnames.length === 0) {
    return 0;
  }
  let best: number | undefined;
  for (const hostname of hostnames) {
    const score = hostSpecificity(hostname, host);
    if (score !== undefined && (best === undefined || score > best)) {
      best = score;
    }
  }
  return best;
}
