// SPDX-License-Identifier: Apache-2.0

/**
 * An object of a cluster.
 *
 * @public
 */
export interface ObjectRef {
  cluster: string;
  apiVersion: string;
  kind: string;
  /** Left out for objects of the whole cluster. */
  namespace?: string;
  name: string;
}

/**
 * One condition of an object's status.
 *
 * @public
 */
export interface ObjectCondition {
  /**
   * Of which part, where an object has conditions for several: `listener http`,
   * `Gateway infra/front`. A name, the same in all languages.
   */
  of?: string;
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  message?: string;
  /** ISO 8601. */
  since?: string;
  /** It was written for an older generation of the object. */
  stale?: true;
}

/**
 * What a cluster recorded of an object. What goes well is not kept.
 *
 * @public
 */
export interface ObjectEvent {
  type: string;
  reason: string;
  message: string;
  count: number;
  /** ISO 8601. */
  lastSeenAt?: string;
  /** Where it is of something the object made: `ReplicaSet qwen-7c9d`. */
  about?: string;
}

/**
 * One object on the way of an entity's requests: what is known of it, and how it
 * is written in the cluster.
 *
 * @public
 */
export interface ShownObject {
  object: ObjectRef;
  conditions: ObjectCondition[];
  /** Newest first. */
  events: ObjectEvent[];
  /**
   * As the API server gave it when it was asked for, without `managedFields`
   * and with the values of secrets hidden. Read-only: it is not fit to be
   * applied.
   */
  yaml?: string;
  /** When the YAML was read, ISO 8601. */
  readAt?: string;
  /** Why there is no YAML. */
  problem?: string;
}
