// SPDX-License-Identifier: Apache-2.0
import { CounterFamily, HistogramFamily, InfoFamily } from './MetricFamily';
import { writeOpenMetrics } from './writeOpenMetrics';

const DURATION_BOUNDS = [
  0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 40, 80,
];

/** Why the answer is what it is, as the proxy names it. */
export type GatewayReason =
  | 'Upstream'
  | 'DirectResponse'
  | 'NotFound'
  | 'NoHealthyBackend'
  | 'Internal'
  | 'Timeout'
  | 'ExtProc'
  | 'UpstreamFailure';

export interface GatewayAnswer {
  /** `<pool>.<namespace>.inference.cluster.local:<port>`. */
  backend?: string;
  method: string;
  /** Missing, as `reason` is, where the client left before there was an answer. */
  status?: number;
  reason?: GatewayReason;
  /** `<port>/<namespace>/<gateway>`. */
  bind: string;
  /** `namespace/name`. */
  gateway: string;
  listener?: string;
  /** `namespace/name`. */
  route?: string;
  routeRule?: string;
  durationSeconds: number;
  responseBytes: number;
}

/** What one agentgateway 1.4 proxy counts, and its page. */
export class AgentgatewayMetrics {
  private readonly build = new InfoFamily(
    { name: 'agentgateway_build', help: 'Agentgateway build information' },
    { tag: 'v1.4.1' },
  );
  private readonly requests = new CounterFamily({
    name: 'agentgateway_requests',
    help: 'The total number of HTTP requests sent',
  });
  private readonly downstreamConnections = new CounterFamily({
    name: 'agentgateway_downstream_connections',
    help: 'The total number of downstream connections established',
  });
  private readonly responseBytes = new CounterFamily({
    name: 'agentgateway_response_bytes',
    help: 'Total HTTP response bytes received',
    unit: 'bytes',
  });
  private readonly durations = new HistogramFamily(
    {
      name: 'agentgateway_request_duration_seconds',
      help: 'Duration of HTTP requests (seconds)',
      unit: 'seconds',
    },
    DURATION_BOUNDS,
  );
  private readonly retries = new CounterFamily({
    name: 'agentgateway_retries',
    help: 'The total number of request retries',
  });

  answered(answer: GatewayAnswer): void {
    // In the order of the proxy's own label set.
    const labels = {
      backend: answer.backend ?? 'unknown',
      protocol: answer.backend ? 'http' : 'unknown',
      method: answer.method,
      status: answer.status === undefined ? 'unknown' : String(answer.status),
      reason: answer.reason ?? 'unknown',
      bind: answer.bind,
      gateway: answer.gateway,
      listener: answer.listener ?? 'unknown',
      route: answer.route ?? 'unknown',
      route_rule: answer.routeRule ?? 'unknown',
    };
    this.requests.of(labels).add();
    this.responseBytes.of(labels).add(answer.responseBytes);
    this.durations.of(labels).observe(answer.durationSeconds);
  }

  /** Clients here open a connection for each request. */
  accepted(connection: {
    bind: string;
    gateway: string;
    listener: string;
  }): void {
    this.downstreamConnections
      .of({
        bind: connection.bind,
        gateway: connection.gateway,
        listener: connection.listener,
        protocol: 'http',
      })
      .add();
  }

  page(): string {
    return writeOpenMetrics([
      this.build,
      this.requests,
      this.downstreamConnections,
      this.responseBytes,
      this.durations,
      this.retries,
    ]);
  }
}
