// SPDX-License-Identifier: Apache-2.0

/** A client's side of TLS; files are read anew, as they are renewed in place. */
export interface TlsFiles {
  caFile?: string;
  certFile?: string;
  keyFile?: string;
  /** Name in the server's certificate, where it isn't the URL's host. */
  serverName?: string;
}

/** By its own address. */
export interface PrometheusUrl {
  kind: 'url';
  /** What stands before `/api/v1`, without a slash at its end. */
  url: string;
  headers: Record<string, string>;
  tls?: TlsFiles;
}

/** A Service of the cluster itself, through its API server. */
export interface PrometheusService {
  kind: 'service';
  namespace: string;
  name: string;
  /** Number, or name in the Service. */
  port: string;
  scheme: 'http' | 'https';
  /** What stands before `/api/v1`, without a slash at its end: `/prometheus`. */
  path: string;
  headers: Record<string, string>;
}

/** A Prometheus-compatible HTTP API: Prometheus, Thanos, Mimir, VictoriaMetrics. */
export interface PrometheusOptions {
  access: PrometheusUrl | PrometheusService;
  /** Labels that its series of the cluster have: `{ cluster: 'prod-eu' }`. */
  clusterLabel: Record<string, string>;
  /** Labels that name a series' pod. */
  labels: { namespace: string; pod: string };
  /** Over which rates are taken: at least four scrape intervals. */
  rateWindowMs: number;
  timeoutMs: number;
}

/** The API as a person names it. */
export function describeAccess(access: PrometheusOptions['access']): string {
  return access.kind === 'url'
    ? `Prometheus ${new URL(access.url).host}`
    : `Prometheus ${access.namespace}/${access.name}`;
}
