// SPDX-License-Identifier: Apache-2.0

/** Of components that stand on several pages. */
export const shared = {
  'shared.health.healthy': 'healthy',
  'shared.health.degraded': 'degraded',
  'shared.health.failing': 'failing',
  'shared.health.idle': 'idle',
  'shared.health.unknown': 'unknown',
  'shared.notReady': 'not ready',
  'shared.ago': 'ago',
  'shared.close': 'Close',
  'shared.fewer': 'Show fewer',
  'shared.more': '{{number, number}} more',
} as const;
