// SPDX-License-Identifier: Apache-2.0
import { ActionParts } from './ActionParts';
import {
  changeOutput,
  changeRollout,
  CHANGES,
  HOW_IT_GOES_ON,
  reasonInput,
  requireVerdict,
  rolloutInput,
} from './changeRollout';

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
    action: ({ input, credentials }) =>
      changeRollout(parts, input, credentials, rollout => {
        const { weights, stable, canary } = rollout;
        const template = 'canary-promote';
        const values = { bakeMinutes: input.bakeMinutes };
        if (weights.stable === 0 && weights.canary > 0) {
          const change = `Take ${stable.name} away, ${canary.name} has its place`;
          return { template, values, change };
        }
        requireVerdict(rollout, input.reason);
        return {
          template,
          values,
          change: `Send all requests to ${canary.name}`,
          after: { stable: 0, canary: weights.stable + weights.canary },
        };
      }),
  });
}
