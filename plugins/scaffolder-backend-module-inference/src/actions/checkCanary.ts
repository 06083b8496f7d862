// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { auditStep } from '../canary/auditStep';
import { nameActor, requireActor } from '../canary/readActor';
import { CanaryServices } from '../canary/StepTask';
import { entityRefField, onBehalfOfField } from '../input/canaryInput';
import { readInput } from '../input/readInput';
import { examples } from './checkCanary.examples';

const input = z.object({
  entityRef: entityRefField,
  onBehalfOf: onBehalfOfField,
});
const output = z.object({
  entityRef: z.string().describe('The entity, for later steps'),
  page: z.string().describe('Path of its Inference tab in the portal'),
});

/** `inference:canary:check`: whether whoever runs the task may change rollouts of an entity. */
export function createCheckCanaryAction(services: CanaryServices) {
  return createTemplateAction({
    id: 'inference:canary:check',
    description:
      'Refuses whoever may not change rollouts of an entity, saying whose it is and whom to ask, before anything is fetched',
    examples,
    supportsDryRun: true,
    schema: { input: () => input, output: () => output },
    async handler(ctx) {
      const { entityRef, onBehalfOf } = readInput(input, ctx.input);
      const credentials = await ctx.getInitiatorCredentials();
      const actor = nameActor(services.auth, credentials, onBehalfOf);
      await auditStep(
        services.auditor,
        { step: 'check', ...actor, entityRef },
        () =>
          requireActor(
            { ...services, credentials, signal: ctx.signal },
            actor,
            entityRef,
          ),
      );
      const [kind, namespace, name] = entityRef.split(/[:/]/);
      ctx.output('entityRef', entityRef);
      ctx.output(
        'page',
        `/catalog/${namespace}/${kind.toLowerCase()}/${name}/inference`,
      );
    },
  });
}
