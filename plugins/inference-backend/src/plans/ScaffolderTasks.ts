// SPDX-License-Identifier: Apache-2.0
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { z } from 'zod';
import { RolloutTask, RolloutTasks, RolloutTaskState } from './RolloutTasks';

/** Steps of the templates that propose a change; the others only prepare it. */
const PROPOSES = /^(propose|show)/;

/** What is read of the events of a task. */
const Event = z.object({
  type: z.string(),
  body: z.object({
    stepId: z.string().optional(),
    status: z.string().optional(),
    error: z.object({ message: z.string() }).optional(),
    output: z
      .object({
        links: z.array(z.object({ url: z.string().optional() })).optional(),
      })
      .optional(),
  }),
});

/** By the templates of the portal's Scaffolder, as pages and people start them. */
export class ScaffolderTasks implements RolloutTasks {
  constructor(private readonly scaffolder: ScaffolderService) {}

  async start(
    { template, values }: RolloutTask,
    credentials: BackstageCredentials,
  ): Promise<string> {
    const given = Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    const { taskId } = await this.scaffolder.scaffold(
      {
        templateRef: `template:default/${template}`,
        values: Object.fromEntries(given),
      },
      { credentials },
    );
    return taskId;
  }

  async look(
    taskId: string,
    credentials: BackstageCredentials,
  ): Promise<RolloutTaskState> {
    let status: string;
    try {
      ({ status } = await this.scaffolder.getTask({ taskId }, { credentials }));
    } catch (error) {
      if (error instanceof Error && isNotFound(error)) {
        return { state: 'failed', reason: say`its task ${taskId} is gone` };
      }
      throw error;
    }
    if (status === 'open' || status === 'processing') {
      return { state: 'running' };
    }
    const logs: unknown = await this.scaffolder.getLogs(
      { taskId },
      { credentials },
    );
    const events = z.array(Event).parse(logs);
    const completion = events
      .filter(({ type }) => type === 'completion')
      .map(({ body }) => body)
      .pop();
    if (status !== 'completed') {
      return {
        state: 'failed',
        reason: completion?.error?.message ?? say`its task is ${status}`,
      };
    }
    const changed = events.some(
      ({ body }) =>
        PROPOSES.test(body.stepId ?? '') && body.status === 'completed',
    );
    const pullRequest = completion?.output?.links?.[0]?.url;
    return {
      state: 'done',
      changed,
      ...(changed && pullRequest && { pullRequest }),
    };
  }
}

/** As the client of the Scaffolder tells it. */
function isNotFound(error: Error): boolean {
  return (
    error instanceof NotFoundError ||
    error.name === 'NotFoundError' ||
    /\b404\b/.test(error.message)
  );
}
