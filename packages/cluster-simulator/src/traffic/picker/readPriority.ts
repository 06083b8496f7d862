// SPDX-License-Identifier: Apache-2.0
import type { ObjectStore } from '../../cluster/ObjectStore';
import { readNumber, readString } from '../../cluster/readField';
import { followedGroup } from './followedGroup';

/**
 * Priority of an InferenceObjective of the pool, which is 0 where it says none;
 * undefined where there is no such objective.
 */
export function readPriority(
  store: ObjectStore,
  pool: { namespace: string; name: string },
  objective: { group: string; name: string },
): number | undefined {
  const group = followedGroup(store, 'inferenceobjectives', objective.group);
  const found = store.get(
    { group, resource: 'inferenceobjectives' },
    pool.namespace,
    objective.name,
  );
  if (readString(found, 'spec', 'poolRef', 'name') !== pool.name) {
    return undefined;
  }
  return readNumber(found, 'spec', 'priority') ?? 0;
}
