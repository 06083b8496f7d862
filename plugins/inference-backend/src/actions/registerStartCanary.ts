// SPDX-License-Identifier: Apache-2.0
import { ActionParts } from './ActionParts';
import {
  changeOutput,
  CHANGES,
  HOW_IT_GOES_ON,
  requireRolloutUpdate,
  startChange,
} from './changeRollout';
import { ENTITY_REF, readEntityRef } from './entityRefInput';

const NAME = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const WORD = /^[\x21-\x7e]+$/;

/** A second version beside the one that serves a model, as a tool. */
export function registerStartCanary(parts: ActionParts): void {
  parts.actionsRegistry.register({
    name: 'start-canary',
    title: 'Start a canary',
    description: `Proposes a second pool beside the one that serves a model, with servers and an endpoint picker of its own, for the same names that clients ask for, and a share of the requests. Say in what it differs: model, image or extraArgs. Testers reach it by a header whatever the share is. It is refused where a rollout is under way or the gateway splits wrongly. get-timeouts and get-entity-health tell route and pool.
${HOW_IT_GOES_ON}`,
    attributes: CHANGES,
    schema: {
      input: z =>
        z.object({
          entityRef: z.string().describe(ENTITY_REF),
          cluster: z
            .string()
            .min(1)
            .max(128)
            .describe('Against whose definitions the change is checked'),
          namespace: z
            .string()
            .max(63)
            .regex(NAME)
            .describe('Of the route and the pools'),
          route: z.string().max(63).regex(NAME).describe('The HTTPRoute'),
          rule: z
            .number()
            .int()
            .min(0)
            .max(15)
            .optional()
            .describe('Its position, from 0, where several lead to the pool'),
          stable: z
            .string()
            .max(63)
            .regex(NAME)
            .describe('Pool that serves the model now'),
          canary: z
            .string()
            .max(40)
            .regex(NAME)
            .describe('Name of the new pool, which must not exist'),
          weight: z
            .number()
            .int()
            .min(0)
            .max(50)
            .default(0)
            .describe('Share of the requests in percent; 0 is for testers'),
          model: z
            .string()
            .max(256)
            .regex(WORD)
            .optional()
            .describe('Model that it loads, where it is another'),
          image: z
            .string()
            .max(512)
            .regex(WORD)
            .optional()
            .describe('Image of its servers, where it is another'),
          extraArgs: z
            .array(z.string().min(1).max(1_000))
            .max(32)
            .default([])
            .describe('Further arguments of its servers'),
          replicas: z
            .number()
            .int()
            .min(1)
            .max(1_000)
            .optional()
            .describe('Its servers; as many as now where left out'),
        }),
      output: changeOutput,
    },
    action: async ({ input, credentials }) => {
      const entityRef = readEntityRef(input.entityRef);
      await requireRolloutUpdate(parts, entityRef, credentials);
      const { rule, model, image, replicas, ...rest } = input;
      return startChange(
        parts,
        {
          task: {
            template: 'canary-start',
            values: {
              ...rest,
              entityRef,
              ...(rule !== undefined && { rule }),
              ...(model !== undefined && { model }),
              ...(image !== undefined && { image }),
              ...(replicas !== undefined && { replicas }),
            },
          },
          change: `Start ${input.canary} beside ${input.stable}, with ${input.weight} %`,
        },
        credentials,
      );
    },
  });
}
