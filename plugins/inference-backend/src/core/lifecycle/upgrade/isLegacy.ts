// SPDX-License-Identifier: Apache-2.0
import { ObjectMeta } from '../../objects/ClusterObjects';
import { groupOf } from '../../topology/objectKey';

/** In the group of the alpha, which GIE left by and by. */
export function isLegacy({ meta }: { meta: ObjectMeta }): boolean {
  return groupOf(meta) === 'inference.networking.x-k8s.io';
}
