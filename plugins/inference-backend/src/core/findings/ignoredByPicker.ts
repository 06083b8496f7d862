// SPDX-License-Identifier: Apache-2.0
import {
  InstalledPicker,
  installedPickers,
} from '../lifecycle/installedPicker';
import { compareVersions } from '../lifecycle/parseVersion';
import { ObjectMeta } from '../objects/ClusterObjects';
import { ClusterTopology, PoolNode } from '../topology/ClusterTopology';
import { groupOf } from '../topology/objectKey';

const LEGACY_GROUP = 'inference.networking.x-k8s.io';
export const LLM_D_GROUP = 'llm-d.ai';
/** From here on llm-d's picker reads its own group where that is installed. */
const OWN_GROUP_SINCE = '0.9.0';

export interface Ignored<T> {
  object: T;
  node: PoolNode;
  picker: InstalledPicker;
  /** The group that the picker reads. */
  reads: string;
}

/** Objects of a group that the picker of their pool does not read. */
export function ignoredByPicker<T extends { meta: ObjectMeta }>(
  topology: ClusterTopology,
  objectsOf: (node: PoolNode) => T[],
  resource: string,
): Ignored<T>[] {
  const { crds } = topology.snapshot.objects;
  const hasOwnGroup = crds.some(
    ({ crd }) => crd === `${resource}.${LLM_D_GROUP}`,
  );
  return installedPickers(topology).flatMap(picker => {
    const reads = groupReadBy(picker, hasOwnGroup);
    return picker.pools.flatMap(node =>
      objectsOf(node)
        .filter(({ meta }) => reads !== undefined && groupOf(meta) !== reads)
        .map(object => ({ object, node, picker, reads: reads ?? '' })),
    );
  });
}

/** Undefined where it can't be told. */
function groupReadBy(
  { product, version }: InstalledPicker,
  hasOwnGroup: boolean,
): string | undefined {
  if (product === 'gie') {
    return LEGACY_GROUP;
  }
  const age = compareVersions(version, OWN_GROUP_SINCE);
  return age !== undefined && age >= 0 && hasOwnGroup ? LLM_D_GROUP : undefined;
}
