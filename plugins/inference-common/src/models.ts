// SPDX-License-Identifier: Apache-2.0
import { Health, PoolRef, ReplicaCount } from './pools';

/**
 * A pool that serves a model.
 *
 * @public
 */
export interface ModelPool extends PoolRef {
  health: Health;
  endpoints: ReplicaCount;
  /** The pool serves the name as a LoRA adapter of another model. */
  adapter?: true;
}

/**
 * A name that requests can ask for, and where it leads.
 *
 * @public
 */
export interface ServedModel {
  name: string;
  /** failing only where no pool of it answers. */
  health: Health;
  /** One sentence on why the health is what it is. */
  reason: string;
  /** Worst first. */
  pools: ModelPool[];
  /** Catalog entities that its pools belong to, as entity refs, sorted; none where it is nobody's. */
  entities: string[];
  /** Who owns those entities, as entity refs, sorted. */
  owners: string[];
}
