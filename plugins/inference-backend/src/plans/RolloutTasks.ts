// SPDX-License-Identifier: Apache-2.0
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';

/** A change of a rollout, by the template that makes it. */
export interface RolloutTask {
  template: 'canary-start' | 'canary-shift' | 'canary-promote' | 'canary-abort';
  values: JsonObject;
}

/** changed: something was proposed. pullRequest: where, if there is an address. */
export type RolloutTaskState =
  | { state: 'running' }
  | { state: 'done'; changed: boolean; pullRequest?: string }
  | { state: 'failed'; reason: string };

/** Whatever edits repositories: it asks for itself whether the one who asks may. */
export interface RolloutTasks {
  /** @returns the task's id */
  start(task: RolloutTask, credentials: BackstageCredentials): Promise<string>;
  look(
    taskId: string,
    credentials: BackstageCredentials,
  ): Promise<RolloutTaskState>;
}
