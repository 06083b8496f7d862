// SPDX-License-Identifier: Apache-2.0
import { ObjectParser } from './createObjectParser';
import { ProviderPolicy } from '../../../core/objects/ProviderObjects';
import { parseResource } from '../testing/parseResource';
import {
  parseBackendTrafficPolicy,
  parseClientSettingsPolicy,
  parseDestinationRule,
  parseGcpBackendPolicy,
  parseHealthCheckPolicy,
  parseProxySettingsPolicy,
  parseSecurityPolicy,
  parseTrafficPolicy,
} from './providerPolicies';

it.each<[string, ObjectParser<ProviderPolicy>, object, object]>([
  [
    'TrafficPolicy',
    parseTrafficPolicy,
    {
      targetRefs: [
        {
          group: 'gateway.networking.k8s.io',
          kind: 'HTTPRoute',
          name: 'chat',
          sectionName: 'long',
        },
      ],
      timeouts: { request: '5m', streamIdle: '0s' },
      retry: { attempts: 2, perTryTimeout: '7s' },
      buffer: { maxRequestSize: '8Mi' },
      jwtAuth: { extensionRef: { name: 'idp' } },
      rbac: null,
    },
    {
      targets: [{ kind: 'HTTPRoute', name: 'chat', sectionName: 'long' }],
      limits: [
        { part: 'request', field: 'spec.timeouts.request', value: '5m' },
        { part: 'idle', field: 'spec.timeouts.streamIdle', value: '0s' },
        { part: 'perRetry', field: 'spec.retry.perTryTimeout', value: '7s' },
      ],
      retries: { field: 'spec.retry.attempts', attempts: 2 },
      guards: [{ field: 'spec.jwtAuth', needsCredentials: true }],
      maxBody: { field: 'spec.buffer.maxRequestSize', bytes: 8388608 },
    },
  ],
  [
    'BackendTrafficPolicy',
    parseBackendTrafficPolicy,
    {
      targetSelectors: [{ kind: 'HTTPRoute', matchLabels: { llm: 'yes' } }],
      mergeType: 'StrategicMerge',
      rateLimit: { type: 'Global' },
    },
    {
      targets: [],
      targetSelectors: [{ kind: 'HTTPRoute', matchLabels: { llm: 'yes' } }],
      merges: true,
      limits: [],
      guards: [{ field: 'spec.rateLimit', needsCredentials: false }],
    },
  ],
  [
    'SecurityPolicy',
    parseSecurityPolicy,
    { targetRef: { kind: 'Gateway', name: 'front' }, apiKeyAuth: {} },
    {
      targets: [{ kind: 'Gateway', name: 'front' }],
      guards: [{ field: 'spec.apiKeyAuth', needsCredentials: true }],
    },
  ],
  [
    'GCPBackendPolicy',
    parseGcpBackendPolicy,
    {
      targetRef: { kind: 'InferencePool', name: 'qwen' },
      default: { timeoutSec: 300, iap: { enabled: false } },
    },
    {
      limits: [
        {
          part: 'backendRequest',
          field: 'spec.default.timeoutSec',
          value: '300s',
        },
      ],
      guards: [],
    },
  ],
  [
    'HealthCheckPolicy',
    parseHealthCheckPolicy,
    {
      targetRef: { kind: 'InferencePool', name: 'qwen' },
      default: {
        config: { type: 'HTTP', httpHealthCheck: { requestPath: '/health' } },
      },
    },
    { healthCheck: { path: '/health' } },
  ],
  [
    'ProxySettingsPolicy',
    parseProxySettingsPolicy,
    {
      targetRefs: [{ kind: 'Gateway', name: 'front' }],
      timeout: { read: '90' },
    },
    { limits: [{ part: 'idle', field: 'spec.timeout.read', value: '90s' }] },
  ],
  [
    'ClientSettingsPolicy',
    parseClientSettingsPolicy,
    {
      targetRef: { kind: 'Gateway', name: 'front' },
      body: { maxSize: '20m' },
    },
    { maxBody: { field: 'spec.body.maxSize', bytes: 20971520 } },
  ],
])('reads a %s', (_, parser, spec, expected) => {
  expect(parseResource(parser, { spec })).toMatchObject(expected);
});

it.each([
  ['a number where a duration belongs', { timeouts: { request: [1] } }],
  ['nothing at all', {}],
  ['text where an object belongs', { timeouts: 'never', buffer: 7 }],
])('reads a policy with %s', (_, spec) => {
  expect(parseResource(parseTrafficPolicy, { spec })).toMatchObject({
    limits: [],
    guards: [],
    targets: [],
  });
});

it('reads of a DestinationRule what it does to a picker and to a pool', () => {
  expect(
    parseResource(parseDestinationRule, {
      spec: {
        host: 'qwen-epp',
        trafficPolicy: {
          tls: { mode: 'SIMPLE', insecureSkipVerify: true },
          connectionPool: { http: { http2MaxRequests: 64 } },
        },
      },
    }),
  ).toMatchObject({
    host: 'qwen-epp',
    tlsMode: 'SIMPLE',
    insecureSkipVerify: true,
    requestLimits: [
      {
        field: 'spec.trafficPolicy.connectionPool.http.http2MaxRequests',
        requests: 64,
      },
    ],
  });
});

it('reads a DestinationRule that limits no connections', () => {
  expect(
    parseResource(parseDestinationRule, {
      spec: { host: 'qwen-epp', trafficPolicy: { tls: { mode: 'SIMPLE' } } },
    }),
  ).toMatchObject({ tlsMode: 'SIMPLE', requestLimits: [] });
});
