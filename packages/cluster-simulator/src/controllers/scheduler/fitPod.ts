// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import {
  readField,
  readList,
  readRecord,
  readString,
  readStringMap,
} from '../../cluster/readField';
import { conditionStatus } from '../conditions';
import { parseQuantity } from '../parseQuantity';
import { labelsOf, matchesLabels, requestsOf } from '../pods';

/** A node and what its pods ask for already. */
export interface NodeUse {
  node: KubernetesObject;
  used: Map<string, number>;
  pods: number;
}

export type Fit =
  | { node: string }
  /** In the scheduler's own words. */
  | { message: string };

interface Rejection {
  reasons: string[];
  /** Whether evicting pods could make room. */
  evictable: boolean;
}

/** Finds the node for a pod: among those it fits on, the one with most room. */
export function fitPod(pod: KubernetesObject, nodes: NodeUse[]): Fit {
  if (nodes.length === 0) {
    return { message: 'no nodes available to schedule pods' };
  }
  const requests = requestsOf(pod);
  const rejections: Rejection[] = [];
  let best: { node: string; load: number } | undefined;
  for (const use of nodes) {
    const rejection = judgeNode(pod, requests, use);
    if (rejection) {
      rejections.push(rejection);
      continue;
    }
    const load = loadWith(requests, use);
    if (!best || load < best.load - 1e-9) {
      best = { node: use.node.metadata.name, load };
    }
  }
  return best
    ? { node: best.node }
    : { message: describe(nodes.length, rejections) };
}

function judgeNode(
  pod: KubernetesObject,
  requests: Map<string, number>,
  use: NodeUse,
): Rejection | undefined {
  const { node } = use;
  const never = (reason: string) => ({ reasons: [reason], evictable: false });
  if (readField(node, 'spec', 'unschedulable') === true) {
    return never('node(s) were unschedulable');
  }
  if (
    conditionStatus(node, 'Ready') !== 'True' ||
    !toleratesTaints(pod, node)
  ) {
    return never('node(s) had untolerated taint(s)');
  }
  const selector = readStringMap(pod, 'spec', 'nodeSelector');
  if (
    Object.keys(selector).length > 0 &&
    !matchesLabels(selector, labelsOf(node))
  ) {
    return never("node(s) didn't match Pod's node affinity/selector");
  }
  const reasons: string[] = [];
  let evictable = true;
  if (use.pods + 1 > capacityOf(node, 'pods')) reasons.push('Too many pods');
  for (const [resource, amount] of requests) {
    const capacity = capacityOf(node, resource);
    if (amount <= 0 || (use.used.get(resource) ?? 0) + amount <= capacity) {
      continue;
    }
    reasons.push(`Insufficient ${resource}`);
    if (amount > capacity) evictable = false;
  }
  return reasons.length > 0 ? { reasons, evictable } : undefined;
}

function capacityOf(node: KubernetesObject, resource: string): number {
  const allocatable = readRecord(node, 'status', 'allocatable');
  return parseQuantity(allocatable[resource]) ?? 0;
}

function toleratesTaints(
  pod: KubernetesObject,
  node: KubernetesObject,
): boolean {
  const tolerations = readList(pod, 'spec', 'tolerations');
  return readList(node, 'spec', 'taints')
    .filter(taint => readString(taint, 'effect') !== 'PreferNoSchedule')
    .every(taint =>
      tolerations.some(toleration => tolerates(toleration, taint)),
    );
}

function tolerates(toleration: unknown, taint: unknown): boolean {
  const [key, effect] = ['key', 'effect'].map(name =>
    readString(toleration, name),
  );
  if (effect && effect !== readString(taint, 'effect')) return false;
  if (key && key !== readString(taint, 'key')) return false;
  return readString(toleration, 'operator') === 'Exists'
    ? true
    : key !== undefined &&
        (readString(toleration, 'value') ?? '') ===
          (readString(taint, 'value') ?? '');
}

/** Mean share of what would be in use, over the resources that the pod asks for. */
function loadWith(requests: Map<string, number>, use: NodeUse): number {
  const shares = [...requests]
    .filter(([, amount]) => amount > 0)
    .map(
      ([resource, amount]) =>
        ((use.used.get(resource) ?? 0) + amount) /
        capacityOf(use.node, resource),
    );
  const podShare = use.pods / Math.max(1, capacityOf(use.node, 'pods'));
  return shares.length > 0
    ? shares.reduce((sum, share) => sum + share, 0) / shares.length +
        podShare / 1000
    : podShare;
}

/** `0/6 nodes are available: 3 Insufficient cpu, …. preemption: …` */
function describe(total: number, rejections: Rejection[]): string {
  const reasons = tally(rejections.flatMap(({ reasons: all }) => all));
  const preemption = tally(
    rejections.map(({ evictable }) =>
      evictable
        ? 'No preemption victims found for incoming pod'
        : 'Preemption is not helpful for scheduling',
    ),
  );
  const none = `0/${total} nodes are available:`;
  return `${none} ${reasons}. no new claims to deallocate, preemption: ${none} ${preemption}.`;
}

function tally(reasons: string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) {
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort()
    .join(', ');
}
