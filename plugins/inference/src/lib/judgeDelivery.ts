// SPDX-License-Identifier: Apache-2.0
import { GitOpsOwner } from '@inference-portal/backstage-plugin-inference-common';
import { RolloutPullRequest } from '../api/PullRequestsApi';

export type StageName = 'task' | 'pull' | 'sync' | 'weight';

/** elsewhere: it goes on where the portal can't see it. */
export type StageState =
  | 'waiting'
  | 'running'
  | 'done'
  | 'failed'
  | 'elsewhere';

export interface Stage {
  name: StageName;
  state: StageState;
}

/** What is known of a change on its way into the cluster. */
export interface Delivery {
  /** Left out where another opened the pull request. */
  task?: { state: 'running' | 'done' | 'failed' };
  pullUrl?: string;
  /** Left out where the repository is not one that the portal looks after. */
  pull?: Pick<RolloutPullRequest, 'state' | 'merged'>;
  gitops?: Pick<GitOpsOwner, 'synced' | 'revision'>;
  /** The canary's share in per cent that the change asks for, where it is known. */
  wanted?: number;
  /** As the cluster has it. */
  found: number;
}

/** How far a change is, from the task to the weight that is seen in the cluster. */
export function judgeDelivery(delivery: Delivery): Stage[] {
  const { task, wanted, found } = delivery;
  const isSeen = wanted !== undefined && wanted === found;
  const pull = judgePull(delivery, isSeen);
  const isOut = pull === 'done' || pull === 'elsewhere';
  const sync = isOut ? judgeSync(delivery, isSeen) : 'waiting';
  return [
    ...(task ? [{ name: 'task' as const, state: task.state }] : []),
    { name: 'pull', state: pull },
    { name: 'sync', state: sync },
    ...(wanted === undefined
      ? []
      : [{ name: 'weight' as const, state: judgeWeight(isSeen, sync) }]),
  ];
}

/** Whether nothing is left to wait for. */
export function isDelivered(stages: Stage[]): boolean {
  return stages.every(({ state }) => state === 'done');
}

function judgePull(
  { task, pull, pullUrl }: Delivery,
  isSeen: boolean,
): StageState {
  if (pull) {
    const states = {
      open: 'running',
      merged: 'done',
      closed: 'failed',
    } as const;
    return states[pull.state];
  }
  if (pullUrl) {
    return isSeen ? 'done' : 'elsewhere';
  }
  if (task?.state === 'done') {
    // Git holds the change already: nothing was to be proposed.
    return 'done';
  }
  return 'waiting';
}

function judgeSync({ pull, gitops }: Delivery, isSeen: boolean): StageState {
  // A later commit holds this one too; that the weight is there tells it.
  if (isSeen || isApplied(gitops?.revision, pull?.merged?.commit)) {
    return 'done';
  }
  if (!gitops) {
    return 'elsewhere';
  }
  return gitops.synced === false ? 'failed' : 'running';
}

function judgeWeight(isSeen: boolean, sync: StageState): StageState {
  if (isSeen) {
    return 'done';
  }
  return sync === 'done' || sync === 'elsewhere' ? 'running' : 'waiting';
}

/** Revisions are written `main@sha1:5f2c…`, or as the commit, short or whole. */
function isApplied(
  revision: string | undefined,
  commit: string | undefined,
): boolean {
  const applied = /[0-9a-f]{7,40}$/.exec(revision ?? '')?.[0];
  return (
    applied !== undefined &&
    commit !== undefined &&
    (commit.startsWith(applied) || applied.startsWith(commit))
  );
}
