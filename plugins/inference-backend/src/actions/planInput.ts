// SPDX-License-Identifier: Apache-2.0
import type { z as Zod } from 'zod/v3';

type Z = typeof Zod;
export type PlanInput = Zod.output<ReturnType<typeof planInput>>;

const PERSON = /^(user|group):[\w.-]+\/[\w.-]+$/;
const DURATION = /^([0-9]+(ms|s|m|h))+$/;

/** What follows in a rollout, as the template canary-start takes it. */
export function planInput(z: Z) {
  return z.object({
    steps: z
      .array(stepInput(z))
      .min(1)
      .max(20)
      .describe('By rising weight; with 100 last, all requests for it'),
    approvers: z
      .array(z.string().max(200).regex(PERSON))
      .max(20)
      .optional()
      .describe(
        'Who decides where a person has to, such as group:default/team-chat; the owners where left out',
      ),
    signals: signalsInput(z).optional(),
    nextStep: z
      .boolean()
      .default(false)
      .describe(
        "The portal opens the next step's pull request by itself when a step passed. Only where the user opts in",
      ),
    abort: z
      .boolean()
      .default(false)
      .describe(
        "The portal opens the abort's pull request by itself when the verdict is fail. Only where the user opts in",
      ),
  });
}

function stepInput(z: Z) {
  return z.object({
    weight: z.number().int().min(0).max(100).describe('In percent'),
    bakeMinutes: z
      .number()
      .int()
      .min(1)
      .max(43_200)
      .describe('Minutes that it stays there at least'),
    minRequests: z
      .number()
      .int()
      .min(1)
      .optional()
      .describe('Requests that the canary answers there at least'),
    approval: z
      .boolean()
      .optional()
      .describe('A person opens this step, whatever nextStep says'),
  });
}

function signalsInput(z: Z) {
  const limit = (what: string) =>
    z
      .object({ max: z.string().max(20).regex(DURATION) })
      .optional()
      .describe(
        `${what} that 95 % of the canary's requests must not exceed, such as 800ms or 2s`,
      );
  const share = (what: string) =>
    z.number().gt(0).max(1).optional().describe(what);
  return z
    .object({
      errorRate: z
        .object({
          max: share("Of the canary's requests that may fail, 0 to 1"),
          margin: share('That it may have more than the stable version'),
        })
        .optional(),
      ttft: limit('Time to the first token'),
      itl: limit('Time between tokens'),
      e2e: limit('Time of a whole request'),
      slowdown: z
        .number()
        .gt(1)
        .max(10)
        .optional()
        .describe('Times as slow as the stable version that it may be'),
    })
    .describe('Limits beside those that hold anywhere');
}

/** What the task would refuse later. */
export function findPlanProblem({ steps }: PlanInput): string | undefined {
  const index = steps.findIndex(
    ({ weight }, position) =>
      position > 0 && weight <= steps[position - 1].weight,
  );
  return index === -1
    ? undefined
    : `plan.steps[${index}].weight: is ${
        steps[index].weight
      }, and the step before has ${
        steps[index - 1].weight
      }; put the steps in rising order`;
}
