// SPDX-License-Identifier: Apache-2.0
import {
  ClusterInventory,
  InventoryGateway,
  InventoryPool,
} from '@inference-portal/backstage-plugin-inference-common';

/** A cluster, or why nothing can be said of it. */
export type ClusterReport =
  | { cluster: string; ok: true; inventory: ClusterInventory }
  | { cluster: string; ok: false; reason: string };

export type FoundPool = InventoryPool & { cluster: string };
export type FoundGateway = InventoryGateway & { cluster: string };

/** What the clusters say at this moment, and which of them say nothing. */
export interface Inventory {
  pools: FoundPool[];
  gateways: FoundGateway[];
  titles: ReadonlyMap<string, string>;
  /** Clusters whose word counts on which pools there are. */
  poolsKnownIn: ReadonlySet<string>;
  gatewaysKnownIn: ReadonlySet<string>;
  /** Why what was made of a cluster stays as it is. */
  silent: ReadonlyMap<string, string>;
}
