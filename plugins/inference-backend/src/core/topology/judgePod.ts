// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { ContainerStatus, Pod } from '../objects/ClusterObjects';

/** Why a pod answers or doesn't. */
export type PodCondition =
  | 'ready'
  | 'starting'
  | 'unschedulable'
  | 'crash-looping'
  | 'image-unavailable'
  | 'not-ready'
  | 'terminating'
  | 'unknown';

export interface PodState {
  ready: boolean;
  condition: PodCondition;
  /** In words; undefined where the pod is ready. */
  reason?: string;
  restarts: number;
}

const IMAGE_REASONS = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'RegistryUnavailable',
]);

/** Said once: they are kept for each pod. */
const TERMINATING = say`terminating`;
const STARTING = say`starting`;
const NOT_SCHEDULED = say`not scheduled`;
const NOT_REPORTED = say`its state is not reported`;
const NOT_READY = say`not ready`;

/** Restarts from which a container that failed and isn't ready counts as looping. */
const LOOPING_RESTARTS = 2;

/** Whether the pod has ended and will not answer again: a finished job, an evicted pod. */
export function isFinished(pod: Pod): boolean {
  return pod.phase === 'Succeeded' || pod.phase === 'Failed';
}

/** Judges a pod by its own status, as the endpoint picker and the Service would. */
export function judgePod(pod: Pod): PodState {
  const restarts = pod.statuses.reduce(
    (sum, status) => sum + status.restarts,
    0,
  );
  const state = (condition: PodCondition, reason?: string): PodState => ({
    ready: condition === 'ready',
    condition,
    reason,
    restarts,
  });
  if (pod.meta.deletingSince) {
    return state('terminating', TERMINATING);
  }
  const crashing = findCrashing(pod);
  const ready = conditionStatus(pod, 'Ready');
  if (ready === 'True') {
    return state('ready');
  }
  if (conditionStatus(pod, 'PodScheduled') === 'False') {
    return state('unschedulable', describeUnscheduled(pod));
  }
  if (crashing) {
    return state('crash-looping', describeCrash(crashing));
  }
  const noImage = pod.statuses.find(status =>
    IMAGE_REASONS.has(status.waiting?.reason ?? ''),
  );
  if (noImage) {
    return state('image-unavailable', describeImage(noImage));
  }
  if (ready === 'Unknown') {
    return state(
      'unknown',
      pod.node ? say`node ${pod.node} does not report` : NOT_REPORTED,
    );
  }
  return pod.phase === 'Pending' || pod.statuses.length === 0
    ? state('starting', describeStart(pod))
    : state('not-ready', describeNotReady(pod));
}

/** The container that keeps failing, if one does. */
export function findCrashing(pod: Pod): ContainerStatus | undefined {
  return pod.statuses.find(
    status =>
      status.waiting?.reason === 'CrashLoopBackOff' ||
      // Between two crashes the container runs for a moment without being ready.
      (!status.ready &&
        status.restarts >= LOOPING_RESTARTS &&
        status.lastTermination !== undefined &&
        status.lastTermination.exitCode !== 0),
  );
}

export function conditionStatus(
  pod: Pod,
  type: string,
): 'True' | 'False' | 'Unknown' | undefined {
  return pod.conditions.find(condition => condition.type === type)?.status;
}

/** `OOMKilled (exit code 137)`, or what else is known of the last end. */
export function describeTermination(status: ContainerStatus): string {
  const last = status.lastTermination;
  if (!last) {
    return say`its end was not reported`;
  }
  const code =
    last.exitCode === undefined ? undefined : say`exit code ${last.exitCode}`;
  // "Error" is what the kubelet says when it knows nothing but the code.
  if (last.reason && last.reason !== 'Error') {
    return code ? say`${last.reason} (${code})` : last.reason;
  }
  return code ?? last.reason ?? say`its end was not reported`;
}

function describeCrash(status: ContainerStatus): string {
  const { name, restarts } = status;
  const end = describeTermination(status);
  return restarts === 1
    ? say`container ${name} is crash-looping: 1 restart, last ${end}`
    : say`container ${name} is crash-looping: ${restarts} restarts, last ${end}`;
}

function describeImage(status: ContainerStatus): string {
  const { name, image } = status;
  const why = status.waiting?.reason ?? '';
  return image
    ? say`image ${image} of container ${name} can't be pulled (${why})`
    : say`image of container ${name} can't be pulled (${why})`;
}

function describeUnscheduled(pod: Pod): string {
  const message = pod.conditions.find(
    condition => condition.type === 'PodScheduled',
  )?.message;
  return message ? say`not scheduled: ${message}` : NOT_SCHEDULED;
}

function describeStart(pod: Pod): string {
  const waiting = pod.statuses.find(status => status.waiting?.reason);
  return waiting
    ? say`starting: container ${waiting.name} is in ${
        waiting.waiting?.reason ?? ''
      }`
    : STARTING;
}

function describeNotReady(pod: Pod): string {
  const waiting = pod.statuses.find(status => status.waiting?.reason);
  if (waiting) {
    return say`container ${waiting.name} waits: ${
      waiting.waiting?.reason ?? ''
    }`;
  }
  const unready = pod.statuses.find(status => !status.ready);
  if (unready) {
    return say`container ${unready.name} runs and does not pass its readiness probe yet`;
  }
  const gate = pod.conditions.find(
    condition => condition.status === 'False' && condition.type !== 'Ready',
  );
  return gate ? say`${gate.type} is False` : NOT_READY;
}
