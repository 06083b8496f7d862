// SPDX-License-Identifier: Apache-2.0
import { counter, EngineProfile, optional } from '../EngineProfile';

const REQUESTS = 'gen_ai_server_request_duration_seconds_count';
const byBackend = { backend: 'ai_backend' };

/**
 * The sidecar by which Envoy AI Gateway reads requests, in the pods of Envoy
 * Gateway's proxies, where an AIGatewayRoute leads to pools. From 1.1 it tells
 * backends apart: a pool is `<namespace>/<pool>`. Routes are not told apart.
 *
 * https://github.com/envoyproxy/ai-gateway: internal/metrics/genai.go
 */
export const envoyAiGateway: EngineProfile = {
  engine: 'envoy-ai-gateway',
  title: 'Envoy AI Gateway',
  path: '/metrics',
  metricsPort: 1064,
  images: ['ai-gateway-extproc'],
  copyLabels: [],
  measures: [
    counter('routedRequests', { family: REQUESTS, by: byBackend }),
    optional(
      counter('routedErrors', {
        family: REQUESTS,
        by: byBackend,
        where: { error_type: ['_OTHER'] },
      }),
    ),
  ],
  generations: [
    {
      name: 'Envoy AI Gateway from 0.5',
      anyOf: ['gen_ai_client_token_usage_count'],
    },
    {
      name: 'Envoy AI Gateway up to 0.4',
      anyOf: ['gen_ai_client_token_usage_token_count'],
    },
    {
      name: 'Envoy AI Gateway',
      anyOf: [REQUESTS, 'target_info'],
    },
  ],
};
