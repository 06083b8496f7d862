// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { auditStep } from '../canary/auditStep';
import { nameInitiator } from '../canary/nameInitiator';
import { requireRollout } from '../canary/requireRollout';
import { CanaryServices } from '../canary/StepTask';
import { entityRefField } from '../input/canaryInput';
import { readInput } from '../input/readInput';
import { examples } from './checkCanary.examples';

const input = z.object({ entityRef: entityRefField });
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
      const { entityRef } = readInput(input, ctx.input);
      const credentials = await ctx.getInitiatorCredentials();
      const user = nameInitiator(services.auth, credentials);
      await auditStep(
        services.auditor,
        { step: 'check', user, entityRef },
        () =>
          requireRollout(
            { ...services, credentials, signal: ctx.signal },
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
