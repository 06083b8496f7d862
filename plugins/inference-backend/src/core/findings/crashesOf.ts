// SPDX-License-Identifier: Apache-2.0
import { ContainerStatus } from '../objects/ClusterObjects';
import { EndpointNode } from '../topology/ClusterTopology';
import { describeTermination, findCrashing } from '../topology/judgePod';
import { countOf } from './describeEndpoints';
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
  return {
    words: `${crashes.length === 1 ? 'keeps' : 'keep'} crashing, ${countOf(
      container.restarts,
      'restart',
    )} so far: container ${container.name} ended with ${describeTermination(
      container,
    )}`,
    remedy: outOfMemory
      ? 'The container needs more memory than its limit: raise the limit, or make it use less.'
      : `Read the log of the run before: kubectl logs --previous, container ${container.name}. Flags that this version does not know, rights that its ServiceAccount lacks and a model that can't be fetched are the usual causes.`,
    evidence: [
      { label: 'Restarts', value: String(container.restarts) },
      { label: 'Last end', value: describeTermination(container) },
      ...(message ? [{ label: 'Its last words', value: message.trim() }] : []),
    ],
  };
}
