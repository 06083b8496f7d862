// SPDX-License-Identifier: Apache-2.0
import { ClusterState } from './clusters';
import { EntityListener } from './entities';
import { PoolRef } from './pools';

/**
 * What whoever keeps a list of a cluster's pools and gateways, such as the
 * catalog, needs to know of it.
 *
 * @public
 */
export interface ClusterInventory {
  cluster: string;
  title?: string;
  state: ClusterState;
  /**
   * Whether the cluster itself says at this moment what exists. Where it does
   * not, what is listed is the last that was known, or nothing: what is not
   * listed is not gone.
   */
  known: { pools: boolean; gateways: boolean };
  /** Whether the catalog was read, so that `entities` of the pools are known. */
  entitiesKnown: boolean;
  /** By namespace and name. */
  pools: InventoryPool[];
  /** Gateways to which routes to pools attach, by namespace and name. */
  gateways: InventoryGateway[];
}

/**
 * Names and metadata by which an object's owner can be told.
 *
 * @public
 */
export interface InventoryObject extends Omit<PoolRef, 'cluster'> {
  labels: Record<string, string>;
  /** Those of `inference-portal.io/` and `backstage.io/`. */
  annotations: Record<string, string>;
  /** Of the repository that it is applied from, as far as that is known. */
  repository?: string;
}

/** @public */
export interface InventoryPool extends InventoryObject {
  apiVersion: string;
  /** Served model names, sorted; empty also where no endpoint runs that could say. */
  models: string[];
  /** `namespace/name` of the gateways whose routes reference the pool, sorted. */
  gateways: string[];
  /**
   * Catalog entities that the pool belongs to, as entity refs, but for those that
   * were made from this inventory.
   */
  entities: string[];
}

/** @public */
export interface InventoryGateway extends InventoryObject {
  className: string;
  /** What makes the gateway work, as its makers write it: `agentgateway`. */
  provider?: string;
  addresses: string[];
  listeners: EntityListener[];
}
