// SPDX-License-Identifier: Apache-2.0
import { counter, EngineProfile, gauge, optional } from '../EngineProfile';

/** llama.cpp's server, started with --metrics. No labels and no histograms. */
export const llamaCpp: EngineProfile = {
  engine: 'llamacpp',
  aliases: ['llama.cpp', 'llama-cpp'],
  title: 'llama.cpp',
  path: '/metrics',
  metricsFlag: '--metrics',
  images: ['llama.cpp', 'llama-cpp'],
  copyLabels: [],
  measures: [
    gauge('queueDepth', 'sum', 'llamacpp:requests_deferred'),
    gauge('runningRequests', 'sum', 'llamacpp:requests_processing'),
    // Gone since 2025; forks still have it.
    optional(gauge('kvCacheRatio', 'mean', 'llamacpp:kv_cache_usage_ratio')),
    counter('promptTokens', 'llamacpp:prompt_tokens_total'),
    counter('generationTokens', 'llamacpp:tokens_predicted_total'),
  ],
  generations: [
    {
      name: 'llama.cpp up to early 2025, or a fork',
      anyOf: ['llamacpp:kv_cache_usage_ratio'],
    },
    { name: 'llama.cpp', anyOf: ['llamacpp:requests_processing'] },
  ],
};
