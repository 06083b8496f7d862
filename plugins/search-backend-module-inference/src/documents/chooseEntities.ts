// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';

/** Whose pages show it best, first. */
const KINDS = ['component', 'api', 'resource'];

/**
 * The entities whose pages a model or finding is found by: those of the first kind
 * that any of them has, so that it is found once and not once more by each pool.
 */
export function chooseEntities(entityRefs: readonly string[]): string[] {
  const ranks = entityRefs.map(rankOf);
  const best = Math.min(...ranks);
  return entityRefs.filter((_, index) => ranks[index] === best);
}

function rankOf(entityRef: string): number {
  const rank = KINDS.indexOf(parseEntityRef(entityRef).kind);
  return rank === -1 ? KINDS.length : rank;
}
