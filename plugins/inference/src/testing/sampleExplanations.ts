// SPDX-License-Identifier: Apache-2.0
import {
  EffectiveTimeout,
  Explanation,
} from '@inference-portal/backstage-plugin-inference-common';

const ROUTE = {
  kind: 'HTTPRoute',
  namespace: 'chat',
  name: 'qwen-chat',
  field: 'spec.rules[0].timeouts.request',
};

const PROVIDER = { kind: 'provider', name: 'agentgateway v1.4.1' };

/** The route cuts what the provider would let run. */
export const sampleTimeouts: EffectiveTimeout[] = [
  {
    kind: 'request',
    effectiveMs: 30_000,
    decidedBy: ROUTE,
    semantics:
      'from the request to the last byte of the answer, all its chunks included',
    candidates: [
      {
        source: ROUTE,
        value: '30s',
        effectiveMs: 30_000,
        role: 'decides',
        reason: '30 s',
      },
      {
        source: PROVIDER,
        effectiveMs: 'unlimited',
        role: 'overridden',
        reason: 'HTTPRoute qwen-chat comes before it',
      },
    ],
    streams: 'cut',
    advice: 'One request in twenty takes longer than 41 s: set 600s.',
  },
  {
    kind: 'idle',
    effectiveMs: 600_000,
    decidedBy: PROVIDER,
    semantics: 'a client connection without a request on it',
    candidates: [
      {
        source: PROVIDER,
        effectiveMs: 600_000,
        role: 'decides',
        reason: 'Nothing else sets it: 600 s',
      },
    ],
    streams: 'safe',
    advice: 'A running stream is not idle.',
  },
];

/** A request that matches, and whose picker is Pending. */
export const pickerStops: Explanation = {
  cluster: 'prod-eu',
  request: {
    method: 'POST',
    path: '/v1/chat/completions',
    host: 'any.invalid',
    headers: {},
    model: 'Qwen/Qwen2.5-1.5B-Instruct',
    bodyBytes: 38,
  },
  summary:
    'Status 200 for 90 %; status 500 for 10 %: no replica of `qwen-chat-v2-epp` is ready.',
  outcomes: [
    {
      share: 0.9,
      status: 200,
      cause: 'answered',
      by: 'server',
      detail: 'A model server answers.',
      pool: { cluster: 'prod-eu', namespace: 'chat', name: 'qwen-chat-v1' },
    },
    {
      share: 0.1,
      status: 500,
      cause: 'picker-unavailable',
      by: 'gateway',
      detail: 'No replica of qwen-chat-v2-epp is ready.',
      pool: { cluster: 'prod-eu', namespace: 'chat', name: 'qwen-chat-v2' },
    },
  ],
  unknowns: ['Whether a policy of kind AuthorizationPolicy applies'],
  steps: [
    {
      stage: 'listener',
      outcome: 'passed',
      title: 'Listener http (HTTP 80) takes it',
      detail: 'Its hostname is not set; host is `any.invalid`.',
    },
    {
      stage: 'picker',
      outcome: 'stopped',
      title: 'Endpoint picker qwen-chat-v2-epp does not answer',
      subject: {
        cluster: 'prod-eu',
        apiVersion: 'inference.networking.k8s.io/v1',
        kind: 'InferencePool',
        namespace: 'chat',
        name: 'qwen-chat-v2',
        field: 'spec.endpointPickerRef',
      },
    },
  ],
  nearMisses: [
    {
      route: { cluster: 'prod-eu', namespace: 'chat', name: 'qwen-night' },
      rule: 2,
      match: 0,
      description: '/v2',
      matched: ['host'],
      reasons: ['path is `/v1/chat/completions`, the rule wants `/v2`'],
      field: 'spec.rules[2].matches[0].path.value',
    },
  ],
  backends: [],
  timeouts: sampleTimeouts,
};
