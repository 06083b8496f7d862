// SPDX-License-Identifier: Apache-2.0
import { Entity } from '@backstage/catalog-model';

/** What the catalog has, as far as a round needs to know it. By entity ref. */
export interface CatalogState {
  /** What the provider made, in the order of their refs. */
  made: ReadonlyMap<string, Entity>;
  /** Of what others brought: all that have a ref or a pool of ours. */
  others: ReadonlyMap<string, Entity>;
  /** Groups and users that may own something and are there. */
  owners: ReadonlySet<string>;
}
