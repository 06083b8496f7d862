// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { shiftRule } from '../canary/shiftRule';
import { CanaryServices, runStep } from '../canary/StepTask';
import { stepFields, stepOutput } from '../input/canaryInput';
import { readInput } from '../input/readInput';
import { examples } from './shiftCanary.examples';

const input = z.object({
  ...stepFields,
  weight: z
    .number()
    .int('is no whole number')
    .min(0, 'is negative')
    .max(99, 'is all or more: promote it instead')
    .describe(
      'Share in percent that the new version is to have of what both have',
    ),
});
const output = z.object(stepOutput);

/** `inference:canary:shift`: more or fewer requests for a canary. */
export function createShiftCanaryAction(services: CanaryServices) {
  return createTemplateAction({
    id: 'inference:canary:shift',
    description:
      'Moves weight between a stable pool and its canary in the one file that holds it; their sum stays. For more, the verdict is asked: fail refuses, insufficient needs a reason',
    examples,
    supportsDryRun: true,
    schema: { input: () => input, output: () => output },
    async handler(ctx) {
      const parsed = readInput(input, ctx.input);
      await runStep(ctx, services, {
        step: 'shift',
        input: parsed,
        weight: parsed.weight,
        take: (files, caller) =>
          shiftRule(files, caller, {
            step: 'shift',
            input: parsed,
            percent: parsed.weight,
          }),
      });
    },
  });
}
