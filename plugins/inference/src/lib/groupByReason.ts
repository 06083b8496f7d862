// SPDX-License-Identifier: Apache-2.0
import { Endpoint } from '@inference-portal/backstage-plugin-inference-common';

export interface NotReadyGroup {
  reason: string;
  count: number;
}

/**
 * Endpoints that are not ready, counted by why, most first.
 *
 * @param unknown - what is said where no reason is known
 */
export function groupByReason(
  endpoints: Endpoint[],
  unknown: string,
): NotReadyGroup[] {
  const counts = new Map<string, number>();
  for (const { ready, reason = unknown } of endpoints) {
    if (!ready) {
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
}
