// SPDX-License-Identifier: Apache-2.0
import { Pod } from '../objects/ClusterObjects';
import { ScrapeTarget } from '../ports';

/** Others have no page to read. */
export function isRunning({ phase, ip }: Pod): boolean {
  return phase === 'Running' && ip !== undefined;
}

function isReady(pod: Pod): boolean {
  return pod.conditions.some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
}

/** A page of a pod. */
export function pageOf(
  pod: Pod,
  page: Pick<
    ScrapeTarget,
    'cluster' | 'role' | 'port' | 'path' | 'engine' | 'pools' | 'gateway'
  >,
): ScrapeTarget {
  return {
    ...page,
    namespace: pod.meta.namespace,
    pod: pod.meta.name,
    podIp: pod.ip,
    ready: isReady(pod),
  };
}
