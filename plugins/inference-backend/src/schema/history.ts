// SPDX-License-Identifier: Apache-2.0
import {
  count,
  JsonSchema,
  listOf,
  objectOf,
  oneOf,
  ref,
  text,
  time,
} from './jsonSchema';

export const historySchemas: Record<string, JsonSchema> = {
  HistorySeries: objectOf(
    {
      signal: text,
      unit: oneOf('requests', 'requests/s', 'tokens/s', 'ratio', 'ms'),
      source: text,
      points: {
        type: 'array',
        description: 'Start of the step and value; null is a gap.',
        items: {
          type: 'array',
          prefixItems: [time, { type: ['number', 'null'] }],
          minItems: 2,
          maxItems: 2,
        },
      },
    },
    { endpoint: text },
  ),
  HistoryMark: objectOf(
    {
      at: time,
      kind: oneOf('weights', 'rollout', 'finding', 'finding-gone'),
      text,
      subject: text,
    },
    { code: text, severity: oneOf('error', 'warning', 'info'), since: time },
  ),
  PoolHistory: objectOf(
    {
      stepMs: count,
      series: listOf(ref('HistorySeries')),
      marks: listOf(ref('HistoryMark')),
    },
    { problem: text },
  ),
  RecentSeries: objectOf({
    signal: text,
    unit: oneOf('requests', 'requests/s', 'tokens/s', 'ratio', 'ms'),
    source: text,
    values: listOf({ type: ['number', 'null'] }),
  }),
  RecentPool: objectOf({
    cluster: text,
    namespace: text,
    name: text,
    series: listOf(ref('RecentSeries')),
  }),
  RecentHistory: objectOf({
    from: time,
    stepMs: count,
    pools: listOf(ref('RecentPool')),
  }),
  HistoryStatus: objectOf(
    { state: oneOf('ok', 'failing') },
    { reason: text, since: time, lastSavedAt: time },
  ),
};
