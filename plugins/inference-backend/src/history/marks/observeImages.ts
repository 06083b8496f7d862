// SPDX-License-Identifier: Apache-2.0
import { Deployment } from '../../core/objects/ClusterObjects';
import { ClusterTopology } from '../../core/topology/ClusterTopology';
import { objectKey } from '../../core/topology/objectKey';
import { Observation } from './ChangeLog';

/** Which images the Deployments of servers and pickers run. */
export function observeImages({ pools }: ClusterTopology): Observation[] {
  const poolsOf = new Map<Deployment, Set<string>>();
  for (const { key, workloads, picker } of pools) {
    for (const workload of [...workloads, ...(picker?.workloads ?? [])]) {
      const served = poolsOf.get(workload) ?? new Set<string>();
      poolsOf.set(workload, served.add(key));
    }
  }
  return [...poolsOf].map(([{ meta, containers }, served]) => {
    const images = containers.map(({ image }) => image).join(', ');
    return {
      kind: 'rollout',
      key: objectKey(meta),
      subject: `Deployment ${objectKey(meta)}`,
      pools: [...served].sort(),
      value: images,
      describe: before => `${before} → ${images}`,
    };
  });
}
