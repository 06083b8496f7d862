// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { ContainerStatus } from '../objects/ClusterObjects';
import { EndpointNode } from '../topology/ClusterTopology';
import { describeTermination, findCrashing } from '../topology/judgePod';
import { Judgement } from './FindingRule';

/** A container that is ready counts as looping after so many restarts, … */
const RESTARTS = 3;
/** … the last of them no longer ago than this. */
const RECENT_MS = 10 * 60_000;

export interface Crash {
  container: ContainerStatus;
}

/** The container of the pod that keeps failing, also where it is ready between two crashes. */
export function crashesOf(
  { pod, state }: EndpointNode,
  nowMs: number,
): Crash | undefined {
  if (state.condition === 'terminating') {
    return undefined;
  }
  const container = findCrashing(pod) ?? pod.statuses.find(isRecent(nowMs));
  return container && { container };
}

function isRecent(nowMs: number) {
  return ({ restarts, lastTermination }: ContainerStatus): boolean => {
    return (
      restarts >= RESTARTS &&
      lastTermination?.exitCode !== 0 &&
      nowMs - Date.parse(lastTermination?.finishedAt ?? '') < RECENT_MS
    );
  };
}

/** What crashes of one workload have to say, the most restarted first. */
export function describeCrashes(crashes: Crash[]): {
  /** After whose pods they are. */
  words: string;
  remedy: string;
  evidence: Judgement['evidence'];
} {
  const [{ container }] = [...crashes].sort(
    (a, b) =>
      b.container.restarts - a.container.restarts ||
      (a.container.name < b.container.name ? -1 : 1),
  );
  const outOfMemory = crashes.some(
    crash => crash.container.lastTermination?.reason === 'OOMKilled',
  );
  const message = container.lastTermination?.message;
  const end = describeTermination(container);
  const restarts =
    container.restarts === 1
      ? say`1 restart`
      : say`${container.restarts} restarts`;
  return {
    words:
      crashes.length === 1
        ? say`keeps crashing, ${restarts} so far: container ${container.name} ended with ${end}`
        : say`keep crashing, ${restarts} so far: container ${container.name} ended with ${end}`,
    remedy: outOfMemory
      ? say`The container needs more memory than its limit: raise the limit, or make it use less.`
      : say`Read the log of the run before: kubectl logs --previous, container ${container.name}. Flags that this version does not know, rights that its ServiceAccount lacks and a model that can't be fetched are the usual causes.`,
    evidence: [
      { label: say`Restarts`, value: String(container.restarts) },
      { label: say`Last end`, value: end },
      ...(message
        ? [{ label: say`Its last words`, value: message.trim() }]
        : []),
    ],
  };
}
