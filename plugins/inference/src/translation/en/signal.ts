// SPDX-License-Identifier: Apache-2.0

/** Signals of load: short, and what they say. */
export const signal = {
  'signal.label.requestRate': 'Requests',
  'signal.label.errorRate': 'Errors',
  'signal.label.queueDepth': 'Queue',
  'signal.label.runningRequests': 'Running',
  'signal.label.kvCacheRatio': 'KV cache',
  'signal.label.prefixHitRatio': 'Prefix hits',
  'signal.label.ttftP50': 'TTFT p50',
  'signal.label.ttftP95': 'TTFT p95',
  'signal.label.itlP95': 'ITL p95',
  'signal.label.e2eP95': 'Whole p95',
  'signal.label.tokensPerSecond': 'Tokens',
  'signal.label.schedulerP99': 'Picking p99',
  'signal.meaning.requestRate': 'Requests per second',
  'signal.meaning.errorRate': 'Share of requests that failed',
  'signal.meaning.queueDepth': 'Requests that wait for a place in a batch',
  'signal.meaning.runningRequests': 'Requests that are being answered',
  'signal.meaning.kvCacheRatio':
    'KV cache in use; a pool shows the mean of its endpoints',
  'signal.meaning.prefixHitRatio':
    'Tokens found in the prefix cache, per token asked',
  'signal.meaning.ttftP50': 'Time to first token, median',
  'signal.meaning.ttftP95': 'Time to first token, 95th percentile',
  'signal.meaning.itlP95': 'Time between two tokens, 95th percentile',
  'signal.meaning.e2eP95': 'Time of a whole request, 95th percentile',
  'signal.meaning.tokensPerSecond': 'Generated tokens per second',
  'signal.meaning.schedulerP99':
    "Time of the endpoint picker's decision, 99th percentile",
} as const;
