// SPDX-License-Identifier: Apache-2.0
import { formatTime } from '../../cluster/formatTime';
import { readList, readString, isRecord } from '../../cluster/readField';

export type ContainerState =
  | { waiting: { reason: string; message?: string } }
  | { running: { startedAt: string } }
  | { terminated: Termination };

export interface Termination {
  exitCode: number;
  reason: string;
  message?: string;
  startedAt: string;
  finishedAt: string;
  containerID: string;
}

/** What a kubelet knows of a pod. Its containers fare alike. */
export interface PodRuntime {
  address?: string;
  hostAddress?: string;
  startedAt: number;
  ready: boolean;
  restarts: number;
  state: ContainerState;
  lastTermination?: Termination;
  containerId?: string;
}

/** The status that a kubelet writes; times of conditions change with their status only. */
export function buildPodStatus(
  pod: { spec?: unknown; status?: unknown },
  runtime: PodRuntime,
  nowMs: number,
): Record<string, unknown> {
  const now = formatTime(nowMs);
  const names = readList(pod.spec, 'containers').map(
    container => readString(container, 'name') ?? '',
  );
  const unready = runtime.ready
    ? {}
    : {
        reason: 'ContainersNotReady',
        message: `containers with unready status: [${names.join(' ')}]`,
      };
  const ready = runtime.ready ? 'True' : 'False';
  const networked = runtime.address !== undefined;
  const before = readList(pod.status, 'conditions');
  const conditions = [
    {
      type: 'PodReadyToStartContainers',
      status: networked ? 'True' : 'False',
    },
    { type: 'Initialized', status: 'True' },
    { type: 'Ready', status: ready, ...unready },
    { type: 'ContainersReady', status: ready, ...unready },
    { type: 'PodScheduled', status: 'True' },
  ].map(condition => stamp(before, condition, now));
  const hasRun = 'running' in runtime.state || runtime.restarts > 0;
  const { hostAddress, address } = runtime;
  return {
    phase: hasRun || runtime.lastTermination ? 'Running' : 'Pending',
    conditions,
    ...(hostAddress
      ? { hostIP: hostAddress, hostIPs: [{ ip: hostAddress }] }
      : {}),
    ...(address ? { podIP: address, podIPs: [{ ip: address }] } : {}),
    startTime: formatTime(runtime.startedAt),
    containerStatuses: readList(pod.spec, 'containers').map(container =>
      containerStatus(container, runtime),
    ),
    qosClass: readString(pod.status, 'qosClass') ?? 'BestEffort',
  };
}

function stamp(
  before: unknown[],
  condition: { type: string; status: string },
  now: string,
) {
  const last = before
    .filter(isRecord)
    .find(
      ({ type, status }) =>
        type === condition.type && status === condition.status,
    );
  const { type, status, ...reason } = condition;
  return {
    type,
    status,
    lastProbeTime: null,
    lastTransitionTime: readString(last, 'lastTransitionTime') ?? now,
    ...reason,
  };
}

function containerStatus(container: unknown, runtime: PodRuntime) {
  const image = readString(container, 'image') ?? '';
  const running = 'running' in runtime.state;
  return {
    name: readString(container, 'name') ?? '',
    state: runtime.state,
    lastState: runtime.lastTermination
      ? { terminated: runtime.lastTermination }
      : {},
    ready: runtime.ready,
    restartCount: runtime.restarts,
    image,
    imageID: runtime.containerId ? `${image.split(':')[0]}@sha256:pulled` : '',
    ...(runtime.containerId ? { containerID: runtime.containerId } : {}),
    started: running && runtime.ready,
  };
}
