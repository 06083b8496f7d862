// SPDX-License-Identifier: Apache-2.0
import { Finding } from './findings';
import { Load, ModelLoad } from './load';
import { ObjectRef } from './objects';
import { EffectiveTimeout } from './timeouts';

/** @public */
export interface PoolRef {
  cluster: string;
  namespace: string;
  name: string;
}

/**
 * healthy: requests are answered. degraded: some are not, or will soon not be.
 * failing: none is. idle: scaled to zero on purpose. unknown: the cluster can't say.
 *
 * @public
 */
export type Health = 'healthy' | 'degraded' | 'failing' | 'idle' | 'unknown';

/** @public */
export interface ReplicaCount {
  ready: number;
  total: number;
}

/** @public */
export interface PoolSummary extends PoolRef {
  apiVersion: string;
  health: Health;
  /** One sentence on why the health is what it is. */
  reason: string;
  /** Served model names, sorted. */
  models: string[];
  endpoints: ReplicaCount;
  picker: { health: Health; name?: string; replicas: ReplicaCount };
  /** `namespace/name` of the gateways whose routes reference the pool. */
  gateways: string[];
  /** Who makes those gateways work, as the makers write it: `agentgateway`; sorted. */
  providers: string[];
  load?: Load;
  findings: { error: number; warning: number; info: number };
  /** Catalog entities that the pool belongs to, as entity refs. */
  entities: string[];
  /** Who owns those entities, as entity refs, sorted. */
  owners: string[];
  /** The cluster's state where it is not connected: what is shown is the last that was known. */
  staleSince?: string;
  simulated?: true;
}

/** @public */
export interface PoolParent {
  /** `namespace/name`. */
  gateway: string;
  controller?: string;
  accepted: boolean | 'unknown';
  resolvedRefs: boolean | 'unknown';
  reasons: string[];
}

/**
 * A pod that answers for a pool: a model server, or a replica of its endpoint picker.
 *
 * @public
 */
export interface Endpoint {
  /** Name of the Pod (`v1`), in the namespace of the pool. */
  pod: string;
  address?: string;
  node?: string;
  ready: boolean;
  /** Whether its metrics were read lately. */
  fresh?: boolean;
  /** Why it is not ready, in words. */
  reason?: string;
  engine: string;
  modelNames: string[];
  adapters: string[];
  /** Of the adapters, those that ran or waited when last its page said so; left out where none says. */
  activeAdapters?: string[];
  role?: string;
  restarts: number;
  startedAt?: string;
  load?: Load;
}

/** @public */
export interface RouteBackend {
  pool?: PoolRef;
  kind: string;
  name: string;
  namespace: string;
  weight: number;
  /** weight / sum of the rule's weights, 0..1; 0 where the sum is 0. */
  share: number;
  /** What it really got of the rule's requests, where somebody counted them. */
  observed?: ObservedTraffic;
}

/**
 * What a pool got of the requests of one route rule in the last minutes.
 *
 * @public
 */
export interface ObservedTraffic {
  /** Of the requests that the rule sent to any of its pools, 0..1. */
  share: number;
  /** How many the pool got. */
  requests: number;
  /** Share of them that the gateway answered with 5xx, 0..1; only by a gateway's own count. */
  errorRate?: number;
  /** Who counted, in words: `gateway inference-gateway-…:15020`, `endpoint pickers …`. */
  source: string;
  /** Over how long, in ms. */
  windowMs: number;
}

/** @public */
export interface RouteRule {
  route: { cluster: string; namespace: string; name: string };
  /** The HTTPRoute that has the rule. */
  object?: ObjectRef;
  /** Index of the rule in the route. */
  rule: number;
  /** `namespace/name`. */
  gateway: string;
  /**
   * Names of the gateway's listeners that the rule attaches to: those its
   * parentRefs name and whose protocol, hostname and namespaces fit. Empty where
   * none does, left out where the gateway is not known.
   */
  listeners?: string[];
  hostnames: string[];
  /** Each match in words: `POST /v1 · X-Gateway-Base-Model-Name = Qwen/…`. */
  matches: string[];
  /** Model names that its header matches select; empty where it matches any. */
  models: string[];
  backends: RouteBackend[];
  /** What can cut a request that passes the rule, layer by layer. */
  timeouts: EffectiveTimeout[];
  accepted: boolean | 'unknown';
  resolvedRefs: boolean | 'unknown';
  /** The status was written for an older generation of the route. */
  stale: boolean;
}

/**
 * What applies an object from Git: Flux's Kustomization or HelmRelease, or Argo
 * CD's Application.
 *
 * @public
 */
export interface GitOpsOwner {
  kind: 'Kustomization' | 'HelmRelease' | 'Application';
  /** Left out where the tracking does not tell it. */
  namespace?: string;
  name: string;
  /** Whether the cluster has what the owner took from its source last. */
  synced: boolean | 'unknown';
  /** What was applied last, such as `main@sha1:5f2c…`. */
  revision?: string;
  /** Repository, reference and path, in words. */
  source?: string;
  /** Of the repository, where a browser can open it. */
  url?: string;
  /** Why it is not synced, or what else is to be known. */
  message?: string;
}

/**
 * Which models the endpoint picker asks for in place of the one a request names.
 *
 * @public
 */
export interface ModelRewrite {
  name: string;
  apiVersion: string;
  rules: Array<{
    /** Names that are rewritten; empty where all are. */
    models: string[];
    /** Share is weight / sum of the rule's weights, 0..1. */
    targets: Array<{ model: string; share: number }>;
  }>;
}

/** @public */
export interface PoolDetail extends PoolSummary {
  /** The InferencePool itself. */
  object?: ObjectRef;
  /** The endpoint picker's Service, then the workloads behind it. */
  pickerObjects?: ObjectRef[];
  /** What the model servers' pods belong to. */
  workloads?: ObjectRef[];
  selector: Record<string, string>;
  targetPorts: number[];
  failureMode?: string;
  parents: PoolParent[];
  pickers: Endpoint[];
  endpointList: Endpoint[];
  routes: RouteRule[];
  objectives: Array<{ name: string; priority: number; apiVersion: string }>;
  rewrites: ModelRewrite[];
  /**
   * By the name that clients ask for: models, adapters, then what nobody serves,
   * the busiest first; at most 65.
   * Left out where nobody counts requests by name.
   */
  modelLoads?: ModelLoad[];
  /** Left out where nothing says that it comes from Git. */
  gitops?: GitOpsOwner;
  findingList: Finding[];
}
