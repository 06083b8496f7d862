// SPDX-License-Identifier: Apache-2.0
import { ContainerSpec } from '../objects/ClusterObjects';
import { EndpointNode } from '../topology/ClusterTopology';
import { PodCondition } from '../topology/judgePod';

/** How many pods a finding names before it counts the rest. */
const NAMED_PODS = 5;

export function readyOf(endpoints: EndpointNode[]): EndpointNode[] {
  return endpoints.filter(({ state }) => state.ready);
}

export function inCondition(
  endpoints: EndpointNode[],
  condition: PodCondition,
): EndpointNode[] {
  return endpoints.filter(({ state }) => state.condition === condition);
}

/** `3 pods: not scheduled: …; 1 pod: starting`, most frequent first. */
export function groupReasons(endpoints: EndpointNode[]): string {
  const counts = new Map<string, number>();
  for (const { state } of endpoints) {
    if (state.reason) {
      counts.set(state.reason, (counts.get(state.reason) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([reason, count]) => `${countOf(count, 'pod')}: ${reason}`)
    .join('; ');
}

/** `3 pods`, `1 pod`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

export function podNames(endpoints: EndpointNode[]): string {
  const names = endpoints.map(({ pod }) => pod.meta.name);
  const rest = names.length - NAMED_PODS;
  return rest > 0
    ? `${names.slice(0, NAMED_PODS).join(', ')} and ${rest} more`
    : names.join(', ');
}

/** `cpu 64, memory 8Gi`; what all containers of a pod ask for. */
export function describeRequests(containers: ContainerSpec[]): string {
  const asked = containers.flatMap(({ name, requests }) =>
    Object.entries(requests).map(([resource, quantity]) =>
      containers.length > 1
        ? `${resource} ${quantity} (${name})`
        : `${resource} ${quantity}`,
    ),
  );
  return asked.length > 0 ? asked.join(', ') : 'nothing';
}
