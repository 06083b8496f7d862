// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import {
  AiGatewayRoute,
  DestinationRule,
  ProviderPolicy,
} from '../../../core/objects/ProviderObjects';
import { ConditionResources, translateConditions } from './Condition';
import { createObjectParser } from './createObjectParser';
import { createPolicyParser, valueAt } from './createPolicyParser';
import { MetaResource } from './ObjectMeta';

/** gateway.kgateway.dev/v1alpha1 */
export const parseTrafficPolicy = createPolicyParser({
  limits: [
    { part: 'request', path: 'timeouts.request' },
    { part: 'idle', path: 'timeouts.streamIdle' },
    { part: 'perRetry', path: 'retry.perTryTimeout' },
  ],
  retries: 'retry.attempts',
  guards: [
    { path: 'jwtAuth', needsCredentials: true },
    { path: 'basicAuth', needsCredentials: true },
    { path: 'apiKeyAuth', needsCredentials: true },
    { path: 'extAuth' },
    { path: 'rbac' },
    { path: 'acl' },
    { path: 'rateLimit' },
    { path: 'oauth2' },
  ],
  maxBody: { path: 'buffer.maxRequestSize' },
});

/** gateway.envoyproxy.io/v1alpha1 */
export const parseBackendTrafficPolicy = createPolicyParser({
  limits: [
    { part: 'request', path: 'timeout.http.requestTimeout' },
    { part: 'idle', path: 'timeout.http.streamIdleTimeout' },
    { part: 'perRetry', path: 'retry.perRetry.timeout' },
  ],
  retries: 'retry.numRetries',
  merge: 'mergeType',
  guards: [
    { path: 'rateLimit' },
    { path: 'circuitBreaker' },
    { path: 'faultInjection' },
    { path: 'admissionControl' },
  ],
  maxBody: { path: 'requestBuffer.limit' },
});

/** gateway.envoyproxy.io/v1alpha1 */
export const parseClientTrafficPolicy = createPolicyParser({
  limits: [{ part: 'idle', path: 'timeout.http.streamIdleTimeout' }],
});

/** gateway.envoyproxy.io/v1alpha1 */
export const parseSecurityPolicy = createPolicyParser({
  guards: [
    { path: 'jwt', needsCredentials: true },
    { path: 'basicAuth', needsCredentials: true },
    { path: 'apiKeyAuth', needsCredentials: true },
    { path: 'oidc' },
    { path: 'extAuth' },
    { path: 'authorization' },
  ],
});

/** networking.gke.io/v1 */
export const parseGcpBackendPolicy = createPolicyParser({
  limits: [
    { part: 'backendRequest', path: 'default.timeoutSec', unit: 'seconds' },
  ],
  guards: [
    { path: 'default.securityPolicy' },
    { path: 'default.iap.enabled', needsCredentials: true },
    { path: 'default.maxRatePerEndpoint' },
  ],
});

/** gateway.nginx.org/v1alpha1 */
export const parseProxySettingsPolicy = createPolicyParser({
  limits: [{ part: 'idle', path: 'timeout.read', unit: 'nginx' }],
});

/** gateway.nginx.org/v1alpha1 */
export const parseClientSettingsPolicy = createPolicyParser({
  maxBody: { path: 'body.maxSize', unit: 'nginx' },
});

const parseHealthCheckTarget = createPolicyParser({});
const HealthCheckResource = z.object({
  requestPath: z.string().nullish(),
  port: z.number().nullish(),
});
const CHECK_TYPES = ['httpHealthCheck', 'httpsHealthCheck', 'http2HealthCheck'];

/** networking.gke.io/v1 */
export const parseHealthCheckPolicy: typeof parseHealthCheckTarget = (
  received,
  type,
) => {
  const parsed = parseHealthCheckTarget(received, type);
  if (!parsed.ok) {
    return parsed;
  }
  const check = CHECK_TYPES.map(name =>
    HealthCheckResource.safeParse(
      valueAt(received, `spec.default.config.${name}`),
    ),
  ).find(({ success }) => success)?.data;
  const object: ProviderPolicy = {
    ...parsed.object,
    ...(check && {
      // What Google's load balancers ask for where nothing is written.
      healthCheck: {
        path: check.requestPath ?? '/',
        port: check.port ?? undefined,
      },
    }),
  };
  return { ok: true, object };
};

const TimeoutsResource = z
  .object({
    request: z.string().nullish(),
    backendRequest: z.string().nullish(),
  })
  .nullish();

/** aigateway.envoyproxy.io v1beta1, v1alpha1 */
export const parseAiGatewayRoute = createObjectParser(
  z.object({
    metadata: MetaResource,
    spec: z.object({
      rules: z
        .array(
          z.object({
            timeouts: TimeoutsResource,
            streamIdleTimeout: z.string().nullish(),
          }),
        )
        .nullish(),
    }),
    status: z.object({ conditions: ConditionResources }).nullish(),
  }),
  ({ spec, status }, meta): AiGatewayRoute => ({
    meta,
    rules: (spec.rules ?? []).map(({ timeouts, streamIdleTimeout }) => ({
      timeouts: timeouts
        ? {
            request: timeouts.request || undefined,
            backendRequest: timeouts.backendRequest || undefined,
          }
        : undefined,
      streamIdleTimeout: streamIdleTimeout || undefined,
    })),
    conditions: translateConditions(status?.conditions),
  }),
);

const REQUEST_LIMITS = [
  'http.http1MaxPendingRequests',
  'http.http2MaxRequests',
  'tcp.maxConnections',
];

/** networking.istio.io v1, v1beta1 */
export const parseDestinationRule = createObjectParser(
  z.object({
    metadata: MetaResource,
    spec: z.object({
      host: z.string(),
      trafficPolicy: z
        .object({
          connectionPool: z.unknown().optional(),
          tls: z
            .object({
              mode: z.string().nullish(),
              insecureSkipVerify: z.boolean().nullish(),
            })
            .nullish(),
        })
        .nullish(),
    }),
  }),
  ({ spec }, meta): DestinationRule => ({
    meta,
    host: spec.host,
    tlsMode: spec.trafficPolicy?.tls?.mode || undefined,
    insecureSkipVerify:
      spec.trafficPolicy?.tls?.insecureSkipVerify ?? undefined,
    requestLimits: REQUEST_LIMITS.flatMap(path => {
      const requests = valueAt(spec.trafficPolicy?.connectionPool, path);
      return typeof requests === 'number'
        ? [{ field: `spec.trafficPolicy.connectionPool.${path}`, requests }]
        : [];
    }),
  }),
);
