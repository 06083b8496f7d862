// SPDX-License-Identifier: Apache-2.0
import { Finding } from './findings';

/**
 * A finding of any cluster in few words, and what it concerns: for lists and for
 * search. The rest of it stands on the page of an entity or a pool.
 *
 * @public
 */
export interface ListedFinding
  extends Pick<
    Finding,
    'code' | 'severity' | 'title' | 'detail' | 'subject' | 'docs' | 'since'
  > {
  /**
   * Catalog entities whose requests it is about, as entity refs, sorted; none
   * where it concerns a cluster as a whole, or pools that are nobody's.
   */
  entities: string[];
}
