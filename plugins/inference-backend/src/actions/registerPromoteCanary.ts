// SPDX-License-Identifier: Apache-2.0
import { ActionParts } from './ActionParts';
import {
  changeOutput,
  CHANGES,
  findRollout,
  HOW_IT_GOES_ON,
  reasonInput,
  requireRolloutUpdate,
  requireVerdict,
  rolloutInput,
  startChange,
  valuesOf,
} from './changeRollout';
import { ENTITY_REF, readEntityRef } from './entityRefInput';

/** All requests for the new version, then the old one away, as a tool. */
export function registerPromoteCanary(parts: ActionParts): void {
  parts.actionsRegistry.register({
    name: 'promote-canary',
    title: 'Promote a canary',
    description: `Proposes that the new version of a model gets every request. Called again once it has them all, it proposes to take the old pool away with all that is there for it alone, or by a rewrite the old adapter from the servers, if nobody was served by it for bakeMinutes. The first takes a verdict: fail refuses, insufficient needs a reason of the user's own, which is recorded. Ask get-rollouts first.
${HOW_IT_GOES_ON}`,
    attributes: CHANGES,
    schema: {
      input: z =>
        z.object({
          entityRef: z.string().describe(ENTITY_REF),
          ...rolloutInput(z),
          bakeMinutes: z
            .number()
            .int()
            .min(1)
            .max(1_440)
            .default(60)
            .describe(
              'Minutes without any request that the old version has to have had before it may be taken away',
            ),
          reason: reasonInput(z).describe(
            'Why it shall go on where the verdict is insufficient, in words of the user; one line',
          ),
        }),
      output: changeOutput,
    },
    action: async ({ input, credentials }) => {
      const entityRef = readEntityRef(input.entityRef);
      await requireRolloutUpdate(parts, entityRef, credentials);
      const rollout = await findRollout(parts, entityRef, input);
      const { weights, stable, canary } = rollout;
      const retires = weights.stable === 0 && weights.canary > 0;
      if (!retires) {
        requireVerdict(rollout, input.reason);
      }
      const { bakeMinutes, reason } = input;
      return startChange(
        parts,
        {
          task: {
            template: 'canary-promote',
            values: {
              ...valuesOf(entityRef, rollout),
              bakeMinutes,
              ...(reason !== undefined && { reason }),
            },
          },
          change: retires
            ? `Take ${stable.name} away, ${canary.name} has its place`
            : `Send all requests to ${canary.name}`,
          before: weights,
          ...(!retires && {
            after: { stable: 0, canary: weights.stable + weights.canary },
          }),
        },
        credentials,
      );
    },
  });
}
