// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { readVerdict } from '../canary/readVerdict';
import { CanaryServices } from '../canary/StepTask';
import { rolloutFields } from '../input/canaryInput';
import { readInput } from '../input/readInput';
import { examples } from './evaluateCanary.examples';

const input = z.object(rolloutFields);
const output = z.object({
  verdict: z
    .enum(['pass', 'fail', 'insufficient'])
    .describe('Of several clusters the worst'),
  reasons: z.array(z.string()).describe('Why, the most important first'),
  evidence: z
    .string()
    .describe('What it rests on, as markdown for a pull request'),
  forecast: z
    .array(z.string())
    .describe('Until when it will be decided, for each cluster'),
});

/** `inference:canary:evaluate`: what the portal says of a rollout. */
export function createEvaluateCanaryAction(
  services: Pick<CanaryServices, 'auth' | 'discovery'>,
) {
  return createTemplateAction({
    id: 'inference:canary:evaluate',
    description:
      'Asks the portal how a canary does against the stable version, in the name of whoever runs the task: pass, fail or insufficient, with the evidence. Changes nothing',
    examples,
    supportsDryRun: true,
    schema: { input: () => input, output: () => output },
    async handler(ctx) {
      const question = readInput(input, ctx.input);
      const credentials = await ctx.getInitiatorCredentials();
      const { verdict, reasons, evidence, rollouts } = await readVerdict(
        { ...services, credentials, signal: ctx.signal },
        question,
      );
      ctx.logger.info(`${verdict}: ${reasons.join('; ')}`);
      ctx.output('verdict', verdict);
      ctx.output('reasons', reasons);
      ctx.output('evidence', evidence);
      ctx.output(
        'forecast',
        rollouts.map(
          ({ route, forecast }) => `${route.cluster}: ${forecast.reason}`,
        ),
      );
    },
  });
}
