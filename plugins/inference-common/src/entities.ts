// SPDX-License-Identifier: Apache-2.0
import { ClusterState } from './clusters';
import { Finding } from './findings';
import { ObjectRef } from './objects';
import { Health, PoolDetail, PoolSummary, RouteRule } from './pools';
import { Rollout } from './rollouts';

/**
 * A door of a gateway.
 *
 * @public
 */
export interface EntityListener {
  name: string;
  port: number;
  /** `HTTP`, `HTTPS`, … */
  protocol: string;
  /** Left out where it takes any. */
  hostname?: string;
  programmed: boolean | 'unknown';
}

/** @public */
export interface EntityGateway {
  /** The Gateway itself. */
  object?: ObjectRef;
  cluster: string;
  namespace: string;
  name: string;
  className: string;
  controller?: string;
  programmed: boolean | 'unknown';
  addresses: string[];
  /** In the gateway's own order, to which `spec.listeners[n]` of a finding refers. */
  listeners?: EntityListener[];
}

/**
 * What the portal looked for, and what of it was found: shown when an entity
 * has no pool, and when an annotation names something that does not exist.
 *
 * @public
 */
export interface EntityLookup {
  /** The annotation that led here, such as `inference-portal.io/pools`. */
  annotation: string;
  value: string;
  found: number;
  /** Why nothing was found, and what to change. */
  problem?: string;
}

/** @public */
export interface EntityInference {
  entityRef: string;
  /** When this answer was put together, ISO 8601. */
  at: string;
  clusters: Array<{
    name: string;
    state: ClusterState;
    reason?: string;
    lastSyncedAt?: string;
  }>;
  health: Health;
  /** One sentence on why. */
  reason: string;
  gateways: EntityGateway[];
  routes: RouteRule[];
  pools: PoolDetail[];
  /** Of each rule that shares its requests between one of the pools and others. */
  rollouts: Rollout[];
  /** Errors first, then by age. */
  findings: Finding[];
  lookups: EntityLookup[];
  access: { canRollout: boolean; reason?: string };
}

/**
 * A rollout of an entity in few words.
 *
 * @public
 */
export interface RolloutSummary
  extends Pick<
    Rollout,
    'way' | 'route' | 'rule' | 'canary' | 'configured' | 'verdict'
  > {
  /** The canary's share of requests to both versions as counted, 0..1. */
  observed?: number;
}

/**
 * An entity in few words, for lists of what somebody has.
 *
 * @public
 */
export interface EntitySummary {
  entityRef: string;
  /** Entity refs, sorted. */
  owners: string[];
  health: Health;
  /** One sentence on why. */
  reason: string;
  /** Worst first. */
  pools: PoolSummary[];
  /** Of each rule that shares its requests between one of the pools and others. */
  rollouts: RolloutSummary[];
}

/**
 * Entities of one who asks, and of their groups.
 *
 * @public
 */
export interface OwnedEntities {
  /** Worst first; at most 200. */
  items: EntitySummary[];
  /** How many there are. */
  total: number;
}

/**
 * Sent as server-sent event `changed`.
 *
 * @public
 */
export interface ChangedEvent {
  /** ETag of the answer as it is now. */
  etag: string;
}
