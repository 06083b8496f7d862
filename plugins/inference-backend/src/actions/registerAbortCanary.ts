// SPDX-License-Identifier: Apache-2.0
import { ActionParts } from './ActionParts';
import {
  changeOutput,
  changeRollout,
  CHANGES,
  HOW_IT_GOES_ON,
  reasonInput,
  rolloutInput,
} from './changeRollout';

/** What weights that come to nothing are written as. */
const WHOLE = 100;

/** All requests back to the old version, as a tool. */
export function registerAbortCanary(parts: ActionParts): void {
  parts.actionsRegistry.register({
    name: 'abort-canary',
    title: 'Abort a canary',
    description: `Proposes that the stable version of a model gets every request again, whatever the verdict. The new version stays beside it without requests. It does not wait for an open change of somebody else, and goes on top of it.
${HOW_IT_GOES_ON}`,
    attributes: CHANGES,
    schema: {
      input: z =>
        z.object({
          ...rolloutInput(z),
          reason: reasonInput(z).describe(
            'Why, in one line; it stands in the commit, the pull request and the audit log',
          ),
        }),
      output: changeOutput,
    },
    action: ({ input, credentials }) =>
      changeRollout(parts, input, credentials, ({ weights, canary }) => ({
        template: 'canary-abort',
        change: `Send no requests to ${canary.name}`,
        after: { stable: weights.stable + weights.canary || WHOLE, canary: 0 },
      })),
  });
}
