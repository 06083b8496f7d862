// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
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
    .map(([reason, count]) => `${countPods(count)}: ${reason}`)
    .join('; ');
}

/** `3 pods`, `1 pod`. */
export function countPods(count: number): string {
  return count === 1 ? say`1 pod` : say`${count} pods`;
}

/** `3 replicas`, `1 replica`. */
export function countReplicas(count: number): string {
  return count === 1 ? say`1 replica` : say`${count} replicas`;
}

/** `1 of 3 endpoints`. */
export function someOfEndpoints(some: number, all: number): string {
  return all === 1
    ? say`${some} of 1 endpoint`
    : say`${some} of ${all} endpoints`;
}

/** `1 of 3 ready endpoints`. */
export function someOfReadyEndpoints(some: number, ready: number): string {
  return ready === 1
    ? say`${some} of 1 ready endpoint`
    : say`${some} of ${ready} ready endpoints`;
}

export function podNames(endpoints: EndpointNode[]): string {
  const names = endpoints.map(({ pod }) => pod.meta.name);
  const rest = names.length - NAMED_PODS;
  return rest > 0
    ? say`${names.slice(0, NAMED_PODS).join(', ')} and ${rest} more`
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
  return asked.length > 0 ? asked.join(', ') : say`nothing`;
}
