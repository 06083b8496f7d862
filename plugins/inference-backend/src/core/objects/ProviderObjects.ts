// SPDX-License-Identifier: Apache-2.0
/*
 * Objects of single providers, as far as they limit, refuse or answer requests
 * to model servers.
 */
import {
  Condition,
  ObjectMeta,
  PolicyAncestor,
  PolicyTargets,
} from './ObjectMeta';

/** What a limit is on; `idle` is silence on a stream that runs. */
export type LimitedPart = 'request' | 'backendRequest' | 'perRetry' | 'idle';

/** One limit that a policy sets. */
export interface PolicyLimit {
  part: LimitedPart;
  /** `spec.timeout.http.requestTimeout` */
  field: string;
  /** GEP-2257 duration. */
  value: string;
}

/** A setting by which a policy may refuse a request. */
export interface PolicyGuard {
  /** `spec.jwt` */
  field: string;
  /** Without credentials it answers 401. */
  needsCredentials: boolean;
}

/**
 * TrafficPolicy of kgateway; BackendTrafficPolicy, ClientTrafficPolicy and
 * SecurityPolicy of Envoy Gateway; GCPBackendPolicy and HealthCheckPolicy of
 * GKE; ProxySettingsPolicy and ClientSettingsPolicy of NGINX Gateway Fabric.
 */
export interface ProviderPolicy extends PolicyTargets {
  meta: ObjectMeta;
  limits: PolicyLimit[];
  /** It adds to the policy of the gateway; else it replaces that as a whole. */
  merges?: true;
  retries?: { field: string; attempts: number };
  guards: PolicyGuard[];
  /** Bodies above this many bytes are answered 413. */
  maxBody?: { field: string; bytes: number };
  /** How the provider finds out whether an endpoint lives. */
  healthCheck?: { path: string; port?: number };
  ancestors: PolicyAncestor[];
}

/** Envoy AI Gateway makes an HTTPRoute of the same name from it. */
export interface AiGatewayRoute {
  meta: ObjectMeta;
  rules: Array<{
    timeouts?: { request?: string; backendRequest?: string };
    streamIdleTimeout?: string;
  }>;
  conditions: Condition[];
}

/** Istio's, as far as it concerns endpoint pickers and the endpoints of pools. */
export interface DestinationRule {
  meta: ObjectMeta;
  /** Service that it is for, as written: `epp`, `epp.chat.svc.cluster.local`. */
  host: string;
  /** DISABLE, SIMPLE, MUTUAL, ISTIO_MUTUAL; undefined where it says nothing. */
  tlsMode?: string;
  insecureSkipVerify?: boolean;
  /** Requests above these are answered 503, by the field that sets it. */
  requestLimits: Array<{ field: string; requests: number }>;
}
