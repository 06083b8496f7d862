// SPDX-License-Identifier: Apache-2.0
import { plainOf } from '../core/plainOf';
import { ActionParts, READ_ONLY } from './ActionParts';

/** What came of a change that was asked for, as a tool. */
export function registerGetRolloutTask({
  actionsRegistry,
  tasks,
}: ActionParts): void {
  actionsRegistry.register({
    name: 'get-rollout-task',
    title: 'What came of a change of a rollout',
    description: `Tells of a task that start-canary, shift-canary, promote-canary or abort-canary started: running, done with the address of its pull request, or failed with the reason. done and not changed: the repository has it already. It usually takes some seconds.
A pull request is merged by a person; get-rollouts tells when the cluster has its weights. Whoever may not see the task is refused.`,
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          taskId: z
            .string()
            .regex(/^[\w-]{1,100}$/)
            .describe('As the change answered it'),
        }),
      output: z =>
        z.object({
          state: z.enum(['running', 'done', 'failed']),
          changed: z
            .boolean()
            .optional()
            .describe('Whether it proposed something'),
          pullRequest: z.string().optional().describe('Its address'),
          reason: z.string().optional().describe('Why it failed'),
        }),
    },
    action: async ({ input, credentials }) => ({
      output: plainOf(await tasks.look(input.taskId, credentials)),
    }),
  });
}
