// SPDX-License-Identifier: Apache-2.0
import { GitOpsOwner } from '@inference-portal/backstage-plugin-inference-common';
import { describeOwner } from '../core/gitops/describeOwner';
import { GitOpsIndex } from '../core/gitops/GitOpsIndex';
import { PoolNode } from '../core/topology/ClusterTopology';

/** What applies a pool, be it by way of the LLMInferenceService that made it. */
export function toGitOps(
  { pool, service }: PoolNode,
  index: GitOpsIndex,
): GitOpsOwner | undefined {
  const owner =
    index.ownerOf(pool.meta) ?? (service && index.ownerOf(service.meta));
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
