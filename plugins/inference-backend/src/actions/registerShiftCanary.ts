// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
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

/** More or fewer requests for a new version, as a tool. */
export function registerShiftCanary(parts: ActionParts): void {
  parts.actionsRegistry.register({
    name: 'shift-canary',
    title: 'Shift requests to or from a canary',
    description: `Proposes another share of the requests for the new version of a model: both weights of the rule of the HTTPRoute, or of the InferenceModelRewrite, change, their sum stays. More than now takes a verdict: fail refuses, insufficient needs a reason of the user's own, which is recorded. Ask get-rollouts first.
${HOW_IT_GOES_ON}`,
    attributes: CHANGES,
    schema: {
      input: z =>
        z.object({
          ...rolloutInput(z),
          weight: z
            .number()
            .int()
            .min(0)
            .max(99)
            .describe(
              "The canary's share of what both versions get, in percent; for all of it use promote-canary",
            ),
          reason: reasonInput(z).describe(
            'Why it shall go on where the verdict is insufficient, in words of the user; one line',
          ),
        }),
      output: changeOutput,
    },
    action: ({ input, credentials }) =>
      changeRollout(parts, input, credentials, rollout => {
        const { weights, canary } = rollout;
        const { weight, reason } = input;
        const sum = weights.stable + weights.canary;
        const share = (sum * weight) / 100;
        if (sum === 0 || !Number.isInteger(share)) {
          throw new InputError(
            sum === 0
              ? 'weight: both weights are 0, so no request is answered: use abort-canary first'
              : `weight: ${weight} % of ${sum} is no whole number; the weights are ${weights.stable} and ${weights.canary}`,
          );
        }
        if (share > weights.canary) {
          requireVerdict(rollout, reason);
        }
        return {
          template: 'canary-shift',
          values: { weight },
          change: `Send ${weight} % of the requests to ${canary.name}`,
          after: { stable: sum - share, canary: share },
        };
      }),
  });
}
