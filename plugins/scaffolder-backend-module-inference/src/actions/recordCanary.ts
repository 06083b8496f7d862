// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { rolloutsPath } from '../canary/readVerdict';
import { CanaryServices } from '../canary/StepTask';
import { callPlugin } from '../check/Caller';
import {
  askedStep,
  entityRefField,
  onBehalfOfField,
} from '../input/canaryInput';
import { readInput } from '../input/readInput';
import { examples } from './recordCanary.examples';

const TIMEOUT_MS = 10_000;

const input = z.object({
  entityRef: entityRefField,
  onBehalfOf: onBehalfOfField,
  asked: askedStep.describe('As the action of the step puts it out'),
  pullRequestUrl: z
    .string()
    .url('is no address')
    .max(2048)
    .describe('Page of the pull request that asks for it'),
});
const output = z.object({
  recorded: z
    .boolean()
    .describe(
      'False where the portal could not be told, which changes nothing',
    ),
});

/** `inference:canary:record`: by whom and which pull request a step comes. */
export function createRecordCanaryAction(
  services: Pick<CanaryServices, 'auth' | 'discovery'>,
) {
  return createTemplateAction({
    id: 'inference:canary:record',
    description:
      'Tells the portal who asked for which weights by which pull request, so that it names the step when it sees it in a cluster',
    examples,
    supportsDryRun: true,
    schema: { input: () => input, output: () => output },
    async handler(ctx) {
      const { entityRef, asked, pullRequestUrl, onBehalfOf } = readInput(
        input,
        ctx.input,
      );
      if (ctx.isDryRun) {
        ctx.output('recorded', false);
        return;
      }
      const credentials = await ctx.getInitiatorCredentials();
      const problem = await callPlugin(
        { ...services, credentials, signal: ctx.signal },
        'inference',
        `${rolloutsPath(entityRef)}/steps`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            ...asked,
            pullRequest: pullRequestUrl,
            onBehalfOf,
          }),
          timeoutMs: TIMEOUT_MS,
        },
      ).then(
        response =>
          response.ok ? undefined : `it answered ${response.status}`,
        String,
      );
      // The change is proposed already; a task that fails now would say that it isn't.
      if (problem !== undefined) {
        ctx.logger.warn(
          `The portal could not be told whose step this is: ${problem}. It is proposed nevertheless`,
        );
      }
      ctx.output('recorded', problem === undefined);
    },
  });
}
