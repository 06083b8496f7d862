// SPDX-License-Identifier: Apache-2.0
import { GitOpsOwner } from '@inference-portal/backstage-plugin-inference-common';
import { describeOwner } from '../core/gitops/describeOwner';
import { GitOpsIndex } from '../core/gitops/GitOpsIndex';
import { ObjectMeta } from '../core/objects/ClusterObjects';
import { PoolNode } from '../core/topology/ClusterTopology';

/**
 * What applies an object of a pool, be it by way of the LLMInferenceService that
 * made it.
 *
 * @param object - the pool itself where left out
 */
export function toGitOps(
  { pool, service }: Pick<PoolNode, 'pool' | 'service'>,
  index: GitOpsIndex,
  object: { meta: ObjectMeta } = pool,
): GitOpsOwner | undefined {
  const owner =
    index.ownerOf(object.meta) ?? (service && index.ownerOf(service.meta));
  if (!owner) {
    return undefined;
  }
  const { synced, revision, source, url, message } = describeOwner(owner);
  return {
    kind: owner.kind,
    ...(owner.namespace && { namespace: owner.namespace }),
    name: owner.name,
    synced,
    ...(revision && { revision }),
    ...(source && { source }),
    ...(url && { url }),
    ...(message && { message }),
  };
}
