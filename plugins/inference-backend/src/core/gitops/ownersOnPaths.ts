// SPDX-License-Identifier: Apache-2.0
import { ObjectMeta } from '../objects/ClusterObjects';
import { ClusterTopology, PoolNode, Way } from '../topology/ClusterTopology';
import { GitOpsOwner } from './GitOpsOwner';

/** An object that requests pass, and which of them do. */
export interface ObjectOnPath {
  meta: ObjectMeta;
  ways: Way[];
  pools: PoolNode[];
}

/** An owner that is there, and what it applies on the way of requests. */
export interface OwnerOnPath {
  owner: GitOpsOwner;
  objects: ObjectOnPath[];
}

/** Flux's and Argo CD's objects whose objects requests pass. */
export function ownersOnPaths(topology: ClusterTopology): OwnerOnPath[] {
  const owners = new Map<object, OwnerOnPath>();
  if (topology.gitOps.isEmpty) {
    return [];
  }
  for (const object of objectsOnPaths(topology)) {
    const owner = topology.gitOps.ownerOf(object.meta);
    if (owner?.object) {
      const known = owners.get(owner.object) ?? { owner, objects: [] };
      known.objects.push(object);
      owners.set(owner.object, known);
    }
  }
  return [...owners.values()];
}

function objectsOnPaths(topology: ClusterTopology): ObjectOnPath[] {
  return [
    ...topology.pools.flatMap(node =>
      [
        node.pool,
        ...(node.picker?.service ? [node.picker.service] : []),
        ...(node.picker?.workloads ?? []),
        ...node.workloads,
      ].map(({ meta }) => ({ meta, ways: [], pools: [node] })),
    ),
    ...topology.routes.map(({ route, ways }) => ({
      meta: route.meta,
      ways,
      pools: [],
    })),
    ...topology.gateways.flatMap(({ gateway, policies, ways }) =>
      [gateway, ...policies].map(({ meta }) => ({ meta, ways, pools: [] })),
    ),
  ];
}

/** What a finding on these objects concerns. */
export function extentOf(objects: ObjectOnPath[]): {
  ways: Way[];
  pools: PoolNode[];
} {
  return {
    ways: [...new Set(objects.flatMap(({ ways }) => ways))],
    pools: [...new Set(objects.flatMap(({ pools }) => pools))],
  };
}
