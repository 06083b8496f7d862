// SPDX-License-Identifier: Apache-2.0

/** Above every length a wildcard can have. */
const EXACT = 1000;

/**
 * How specifically a hostname means a host, the higher the more; undefined where
 * it doesn't. No hostname means every host.
 */
export function matchHostname(
  hostname: string | undefined,
  host: string,
): number | undefined {
  if (!hostname) return 0;
  const pattern = hostname.toLowerCase();
  if (!pattern.startsWith('*.')) {
    return pattern === host ? EXACT + pattern.length : undefined;
  }
  const suffix = pattern.slice(1);
  return host.endsWith(suffix) && host.length > suffix.length
    ? pattern.length
    : undefined;
}
