// SPDX-License-Identifier: Apache-2.0

/** The card of an entity's Overview. */
export const card = {
  'card.title': 'Inference',
  'card.what': 'the pools of this entity',
  'card.link': 'Pools and findings',
  'card.for': 'for',
  'card.more': '{{number, number}} more',
  'card.guide': 'What was looked for, and what to change',
  'card.ready':
    '{{ready, number}} of {{total, number}} endpoints ready in {{pools, number}} pools',
  'card.requests': 'Requests',
  'card.errors': 'Errors',
  'card.ttft': 'TTFT p95',
  'card.meaning.requests': 'Requests per second, sum of the pools',
  'card.meaning.errors': 'Share of requests that failed, highest of the pools',
  'card.meaning.ttft':
    'Time to first token, 95th percentile, highest of the pools',
  'card.untold': 'no pool tells it',
  'card.counted': 'Told by {{counted, number}} of {{total, number}} pools.',
  'card.readAt': 'Read at {{time}}.',
  'card.oldSince': 'Some of it is old: read at {{time}}.',
  'card.course': 'Last hour: {{low}} to {{high}}',
  'card.split': 'Requests are shared:',
  'card.weight':
    'Weight {{weight, number}} of rule {{rule, number}} of HTTPRoute {{route}} in {{cluster}}, as configured.',
  'card.observed':
    '{{requests, number}} requests in {{window}}, counted by {{source}}.',
  'card.got': ', got {{share}}',
} as const;
