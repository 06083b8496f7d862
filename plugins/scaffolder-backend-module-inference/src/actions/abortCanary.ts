// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { endPlan } from '../canary/planFile';
import { shiftRule } from '../canary/shiftRule';
import { CanaryServices, runStep } from '../canary/StepTask';
import { stepFields, stepOutput } from '../input/canaryInput';
import { readInput } from '../input/readInput';
import { examples } from './abortCanary.examples';

const input = z.object({
  ...stepFields,
  reason: stepFields.reason.describe(
    'Why; stands in the commit, the pull request and the audit log',
  ),
});
const output = z.object(stepOutput);

/** `inference:canary:abort`: every request back to the stable pool. */
export function createAbortCanaryAction(services: CanaryServices) {
  return createTemplateAction({
    id: 'inference:canary:abort',
    description:
      'Sends every request to the stable pool again, at once and whatever the verdict; the canary stays at weight 0',
    examples,
    supportsDryRun: true,
    schema: { input: () => input, output: () => output },
    async handler(ctx) {
      const parsed = readInput(input, ctx.input);
      await runStep(ctx, services, {
        step: 'abort',
        input: parsed,
        weight: 0,
        overridesOthers: true,
        take: async (files, caller) => {
          const result = await shiftRule(files, caller, {
            step: 'abort',
            input: parsed,
            percent: 0,
          });
          return { ...result, files: endPlan(result.files, parsed, 'aborted') };
        },
      });
    },
  });
}
