// SPDX-License-Identifier: Apache-2.0
import { InferencePool } from '../../core/objects/ClusterObjects';

interface Named {
  meta: { namespace: string; name: string };
}

/** Both versions of a pool can be there while a team migrates; v1 counts. */
export function joinPools(
  pools: InferencePool[] = [],
  legacy: InferencePool[] = [],
): InferencePool[] {
  const names = new Set(pools.map(nameOf));
  return joinSorted(
    pools,
    legacy.filter(pool => !names.has(nameOf(pool))),
  );
}

export function joinSorted<T extends Named>(...lists: T[][]): T[] {
  return lists.flat().sort((x, y) => (nameOf(x) < nameOf(y) ? -1 : 1));
}

function nameOf({ meta }: Named): string {
  return `${meta.namespace}/${meta.name}`;
}
