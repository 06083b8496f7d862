// SPDX-License-Identifier: Apache-2.0
import { ClusterCapacity, ClusterNode } from './ClusterCapacity';
import { Expression, GpuDemand } from './GpuDemand';

type Placement = GpuDemand['placement'];

/** Why a cluster has no room for more pods; undefined where it has. */
export function judgeGpus(
  demand: GpuDemand,
  { cluster, nodes, pending, quotas }: ClusterCapacity,
): string | undefined {
  const { workload, pods, perPod, placement } = demand;
  const fitting = nodes.filter(node => fits(node, placement));
  for (const [resource, each] of Object.entries(perPod)) {
    const wanted = pods * each;
    const free = fitting.map(node => freeOf(node, resource));
    // A pod's devices are on one node; whoever waits already comes first.
    const room =
      free.reduce((sum, left) => sum + Math.floor(left / each), 0) -
      Math.ceil((pending[resource] ?? 0) / each);
    if (room < pods) {
      const of = (kind: 'allocatable' | 'requested') =>
        fitting.reduce((sum, node) => sum + (node[kind][resource] ?? 0), 0);
      const waiting = pending[resource]
        ? `, and pods that wait want ${pending[resource]}`
        : '';
      return `${cluster} has room for ${Math.max(
        0,
        room,
      )} of the ${pods} pods of ${workload}, which take ${each} ${resource} each: of ${of(
        'allocatable',
      )} on ${count(fitting, 'node')} where they may run, ${of(
        'requested',
      )} are requested${waiting}`;
    }
    const tight = quotas.find(
      quota =>
        quota.hard[resource] !== undefined &&
        quota.hard[resource] - (quota.used[resource] ?? 0) < wanted,
    );
    if (tight) {
      return `${cluster} allows ${tight.hard[resource]} ${resource} in ${
        tight.namespace
      } by ResourceQuota ${tight.name}, of which ${
        tight.used[resource] ?? 0
      } are used, and ${workload} takes ${wanted}`;
    }
  }
  return undefined;
}

function count(items: readonly unknown[], name: string): string {
  return `${items.length} ${name}${items.length === 1 ? '' : 's'}`;
}

function freeOf(
  { allocatable, requested }: ClusterNode,
  resource: string,
): number {
  return Math.max(0, (allocatable[resource] ?? 0) - (requested[resource] ?? 0));
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/ */
function fits(node: ClusterNode, placement: Placement): boolean {
  const { nodeSelector, tolerations, affinity } = placement;
  const terms =
    affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
      ?.nodeSelectorTerms ?? [];
  return (
    !node.unschedulable &&
    node.taints.every(
      taint =>
        taint.effect === 'PreferNoSchedule' ||
        tolerations.some(toleration => tolerates(toleration, taint)),
    ) &&
    Object.entries(nodeSelector).every(
      ([key, value]) => node.labels[key] === value,
    ) &&
    (terms.length === 0 ||
      terms.some(({ matchExpressions }) =>
        matchExpressions.every(each => holds(each, node.labels)),
      ))
  );
}

function tolerates(
  { key, operator, value, effect }: Placement['tolerations'][number],
  taint: ClusterNode['taints'][number],
): boolean {
  if (effect !== undefined && effect !== '' && effect !== taint.effect) {
    return false;
  }
  if (operator === 'Exists') return key === undefined || key === taint.key;
  return key === taint.key && (value ?? '') === taint.value;
}

/** An operator that is not known is taken as one that holds: only what is sure refuses. */
function holds(
  { key, operator, values }: Expression,
  labels: ClusterNode['labels'],
): boolean {
  const label = labels[key];
  switch (operator) {
    case 'In':
      return label !== undefined && values.includes(label);
    case 'NotIn':
      return label === undefined || !values.includes(label);
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
    default:
      return true;
  }
}
