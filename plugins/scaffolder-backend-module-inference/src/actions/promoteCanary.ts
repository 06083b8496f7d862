// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { retireStable } from '../canary/retireStable';
import { retireTarget } from '../canary/retireTarget';
import { rolloutWays } from '../canary/rolloutWays';
import { shiftRule } from '../canary/shiftRule';
import { CanaryServices, runStep } from '../canary/StepTask';
import { stepFields, stepOutput } from '../input/canaryInput';
import { poolFields } from '../input/poolInput';
import { readInput } from '../input/readInput';
import { examples } from './promoteCanary.examples';

const input = z.object({
  ...stepFields,
  deletesFiles: poolFields.deletesFiles,
  bakeMinutes: z
    .number()
    .int('is no whole number of minutes')
    .min(1, 'is less than a minute')
    .max(1440, 'is more than a day')
    .default(60)
    .describe(
      'Minutes without any request to the old version before the second run may take it away',
    ),
});
const output = z.object(stepOutput);

/** `inference:canary:promote`: every request to the canary; once more, the old pool away. */
export function createPromoteCanaryAction(services: CanaryServices) {
  return createTemplateAction({
    id: 'inference:canary:promote',
    description:
      'Sends every request to a canary, where the verdict allows it. Run again after the bake time, it takes the old version away, a pool with all that is there for it alone, as a second change',
    examples,
    supportsDryRun: true,
    schema: { input: () => input, output: () => output },
    async handler(ctx) {
      const parsed = readInput(input, ctx.input);
      const { way, stable, canary, bakeMinutes } = parsed;
      await runStep(ctx, services, {
        step: 'promote',
        input: parsed,
        weight: 100,
        take: async (files, caller) => {
          const { backends } = rolloutWays[way].read(files, parsed);
          const weightOf = (name: string) =>
            backends.find(each => each.name === name)?.weight;
          const isPromoted =
            weightOf(stable) === 0 && (weightOf(canary) ?? 0) > 0;
          if (!isPromoted) {
            return shiftRule(files, caller, {
              step: 'promote',
              input: parsed,
              percent: 100,
            });
          }
          const asked = { input: parsed, bakeMinutes };
          return way === 'pools'
            ? retireStable(files, caller, asked)
            : retireTarget(files, caller, { ...asked, nowMs: Date.now() });
        },
      });
    },
  });
}
