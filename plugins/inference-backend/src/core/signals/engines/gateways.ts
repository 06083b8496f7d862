// SPDX-License-Identifier: Apache-2.0
import { counter, EngineProfile, gauge, optional } from '../EngineProfile';

/** Statuses by which a request counts as failed: the server's fault, not the client's. */
const SERVER_ERRORS = [
  ...['500', '501', '502', '503', '504', '505'],
  ...['506', '507', '508', '509', '510', '511'],
];

const common = {
  images: [],
  copyLabels: [],
} satisfies Partial<EngineProfile>;

const processStart = optional(
  gauge('processStart', 'max', 'process_start_time_seconds'),
);

const byRoute = {
  gateway: 'gateway',
  route: 'route',
  rule: 'route_rule',
  backend: 'backend',
};

/**
 * The proxies of agentgateway. A pool is the backend
 * `<pool>.<namespace>.inference.cluster.local:<port>`; a rule without a name is
 * `unknown`.
 *
 * https://github.com/agentgateway/agentgateway: crates/agentgateway/src/telemetry/metrics.rs
 */
export const agentgateway: EngineProfile = {
  ...common,
  engine: 'agentgateway',
  title: 'agentgateway',
  path: '/metrics',
  metricsPort: 15020,
  controllers: ['agentgateway.dev/agentgateway'],
  measures: [
    processStart,
    counter('routedRequests', {
      family: 'agentgateway_requests_total',
      by: byRoute,
    }),
    optional(
      counter('routedErrors', {
        family: 'agentgateway_requests_total',
        by: byRoute,
        where: { status: SERVER_ERRORS },
      }),
    ),
  ],
  generations: [
    {
      name: 'agentgateway',
      anyOf: ['agentgateway_requests_total', 'agentgateway_build_info'],
    },
  ],
};

const byService = { backend: 'destination_service' };

/**
 * Istio's gateways. A pool is its shadow Service,
 * `<pool>-ip-<hash>.<namespace>.svc.cluster.local`; routes are not told apart.
 *
 * https://istio.io/latest/docs/reference/config/metrics/
 */
export const istio: EngineProfile = {
  ...common,
  engine: 'istio',
  title: 'Istio',
  path: '/stats/prometheus',
  metricsPort: 15020,
  controllers: ['istio.io/gateway-controller'],
  measures: [
    processStart,
    counter('routedRequests', {
      family: 'istio_requests_total',
      by: byService,
      where: { reporter: ['source'] },
    }),
    optional(
      counter('routedErrors', {
        family: 'istio_requests_total',
        by: byService,
        where: { reporter: ['source'], response_code: SERVER_ERRORS },
      }),
    ),
  ],
  generations: [
    { name: 'Istio', anyOf: ['istio_requests_total', 'istio_build'] },
  ],
};

const byCluster = { route: 'envoy_cluster_name' };

/**
 * Envoy Gateway, on which Envoy AI Gateway runs. Its clusters are rules,
 * `httproute/<namespace>/<route>/rule/<index>`, so the backends of one rule
 * are not told apart.
 *
 * https://gateway.envoyproxy.io/docs/tasks/observability/proxy-metric/
 */
export const envoyGateway: EngineProfile = {
  ...common,
  engine: 'envoy-gateway',
  title: 'Envoy Gateway',
  path: '/stats/prometheus',
  metricsPort: 19001,
  controllers: ['gateway.envoyproxy.io/gatewayclass-controller'],
  measures: [
    counter('routedRequests', {
      family: 'envoy_cluster_upstream_rq_total',
      by: byCluster,
    }),
    optional(
      counter('routedErrors', {
        family: 'envoy_cluster_upstream_rq_xx',
        by: byCluster,
        where: { envoy_response_code_class: ['5'] },
      }),
    ),
  ],
  generations: [
    {
      name: 'Envoy Gateway',
      anyOf: ['envoy_cluster_upstream_rq_total', 'envoy_server_uptime'],
    },
  ],
};
