// SPDX-License-Identifier: Apache-2.0
import { isRecord, readString } from '../../cluster/readField';

export interface DeploymentCounts {
  desired: number;
  replicas: number;
  updated: number;
  ready: number;
  available: number;
  terminating: number;
  maxUnavailable: number;
  generation: number | undefined;
  /** Name of the ReplicaSet of the current template. */
  replicaSet: string;
  progressDeadlineMs: number;
}

/** The status of a Deployment, from its last one and what there is now. */
export function judgeDeployment(
  previous: unknown,
  counts: DeploymentCounts,
  now: { ms: number; text: string },
): Record<string, unknown> {
  const { desired, replicas, updated, ready, available, terminating } = counts;
  const last = isRecord(previous) ? previous : {};
  return {
    ...(counts.generation === undefined
      ? {}
      : { observedGeneration: counts.generation }),
    ...nonZero({ replicas, updatedReplicas: updated, readyReplicas: ready }),
    ...nonZero({
      availableReplicas: available,
      unavailableReplicas: Math.max(0, Math.max(desired, replicas) - available),
    }),
    terminatingReplicas: terminating,
    conditions: [
      judgeAvailable(last, counts, now.text),
      judgeProgress(last, counts, now),
    ],
  };
}

/** Zero is left out, as `omitempty` does. */
function nonZero(counts: Record<string, number>) {
  return Object.fromEntries(
    Object.entries(counts).filter(([, count]) => count !== 0),
  );
}

function judgeAvailable(
  last: Record<string, unknown>,
  { available, desired, maxUnavailable }: DeploymentCounts,
  now: string,
) {
  return available >= desired - maxUnavailable
    ? stamp(last, now, {
        type: 'Available',
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.',
      })
    : stamp(last, now, {
        type: 'Available',
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
      });
}

function judgeProgress(
  last: Record<string, unknown>,
  counts: DeploymentCounts,
  now: { ms: number; text: string },
) {
  const { desired, replicas, updated, available, replicaSet } = counts;
  const complete =
    updated === desired && replicas === desired && available === desired;
  const type = 'Progressing';
  if (complete) {
    return stamp(last, now.text, {
      type,
      status: 'True',
      reason: 'NewReplicaSetAvailable',
      message: `ReplicaSet "${replicaSet}" has successfully progressed.`,
    });
  }
  const before = findCondition(last, type);
  const moved =
    last.updatedReplicas !== (updated || undefined) ||
    last.availableReplicas !== (available || undefined) ||
    last.replicas !== (replicas || undefined) ||
    last.observedGeneration !== counts.generation;
  // A deployment that was complete and lost a pod isn't a rollout: it stays complete.
  if (before && !moved) {
    const since = Date.parse(readString(before, 'lastUpdateTime') ?? now.text);
    const overdue =
      before.reason !== 'NewReplicaSetAvailable' &&
      now.ms - since >= counts.progressDeadlineMs;
    return overdue
      ? stamp(last, now.text, {
          type,
          status: 'False',
          reason: 'ProgressDeadlineExceeded',
          message: `ReplicaSet "${replicaSet}" has timed out progressing.`,
        })
      : before;
  }
  const scaled = before?.reason === 'NewReplicaSetAvailable';
  if (scaled && last.observedGeneration === counts.generation) return before;
  return stamp(
    last,
    now.text,
    {
      type,
      status: 'True',
      reason: 'ReplicaSetUpdated',
      message: `ReplicaSet "${replicaSet}" is progressing.`,
    },
    { updated: true },
  );
}

function findCondition(last: Record<string, unknown>, type: string) {
  const conditions = Array.isArray(last.conditions) ? last.conditions : [];
  return conditions.filter(isRecord).find(found => found.type === type);
}

function stamp(
  last: Record<string, unknown>,
  now: string,
  next: { type: string; status: string; reason: string; message: string },
  { updated = false } = {},
) {
  const before = findCondition(last, next.type);
  const same =
    before?.status === next.status &&
    before.reason === next.reason &&
    before.message === next.message;
  if (same && !updated) return before;
  return {
    type: next.type,
    status: next.status,
    lastUpdateTime: now,
    lastTransitionTime:
      before?.status === next.status
        ? readString(before, 'lastTransitionTime') ?? now
        : now,
    reason: next.reason,
    message: next.message,
  };
}
