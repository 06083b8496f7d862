// SPDX-License-Identifier: Apache-2.0
import {
  ClusterObjects,
  Condition,
  ContainerStatus,
  Pod,
} from '../objects/ClusterObjects';
import { condition } from './sampleObjects';

/** Replaces a condition of the same type, or adds it. */
export function setCondition(
  target: { conditions: Condition[] },
  ...changed: Parameters<typeof condition>
): void {
  const next = condition(...changed);
  target.conditions = [
    ...target.conditions.filter(({ type }) => type !== next.type),
    next,
  ];
}

export function podsOf(objects: ClusterObjects, prefix: string): Pod[] {
  return objects.pods.filter(({ meta }) =>
    new RegExp(`^${prefix}-[0-9]+$`).test(meta.name),
  );
}

/** As the scheduler leaves a pod that fits nowhere. */
export function makeUnschedulable(pod: Pod, message: string): void {
  pod.phase = 'Pending';
  pod.node = undefined;
  pod.statuses = [];
  pod.conditions = [
    condition('PodScheduled', 'False', 'Unschedulable', message),
  ];
}

/** As the kubelet leaves a pod whose container isn't ready. */
export function makeUnready(
  pod: Pod,
  status: Partial<ContainerStatus> = {},
): void {
  pod.statuses = pod.statuses.map(known => ({
    ...known,
    ready: false,
    ...status,
  }));
  setCondition(pod, 'Ready', 'False', 'ContainersNotReady');
}

export const CRASHED: Partial<ContainerStatus> = {
  restarts: 41,
  waiting: { reason: 'CrashLoopBackOff' },
  lastTermination: {
    reason: 'OOMKilled',
    exitCode: 137,
    finishedAt: '2026-11-20T11:58:00.000Z',
  },
};
