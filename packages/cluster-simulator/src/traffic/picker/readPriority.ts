// SPDX-License-Identifier: Apache-2.0
import type { ObjectStore } from '../../cluster/ObjectStore';
import { readNumber, readString } from '../../cluster/readField';

const CRDS = {
  group: 'apiextensions.k8s.io',
  resource: 'customresourcedefinitions',
};
const OLD_GROUP = 'inference.networking.x-k8s.io';

/**
 * Priority of an InferenceObjective of the pool, which is 0 where it says none;
 * undefined where there is no such objective. Pickers of llm-d-router follow the
 * old group only as long as the new one isn't installed.
 */
export function readPriority(
  store: ObjectStore,
  pool: { namespace: string; name: string },
  objective: { group: string; name: string },
): number | undefined {
  const installed = store.get(
    CRDS,
    undefined,
    `inferenceobjectives.${objective.group}`,
  );
  const group = installed ? objective.group : OLD_GROUP;
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
