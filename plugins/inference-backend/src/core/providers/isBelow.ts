// SPDX-License-Identifier: Apache-2.0
import { compareReleases, parseVersion } from '../lifecycle/parseVersion';

/**
 * Whether `v1.4.1` lies below `1.5`; undefined where one of them is no version.
 * A candidate counts as its release: it has already what that changes.
 */
export function isBelow(
  version: string | undefined,
  limit: string,
): boolean | undefined {
  const own = parseVersion(version);
  const other = parseVersion(limit);
  return own && other && compareReleases(own, other) < 0;
}
