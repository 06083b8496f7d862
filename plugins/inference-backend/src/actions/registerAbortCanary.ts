// SPDX-License-Identifier: Apache-2.0
import { ActionParts } from './ActionParts';
import {
  changeOutput,
  CHANGES,
  findRollout,
  HOW_IT_GOES_ON,
  reasonInput,
  requireRolloutUpdate,
  rolloutInput,
  startChange,
  valuesOf,
} from './changeRollout';
import { ENTITY_REF, readEntityRef } from './entityRefInput';

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
          entityRef: z.string().describe(ENTITY_REF),
          ...rolloutInput(z),
          reason: reasonInput(z).describe(
            'Why, in one line; it stands in the commit, the pull request and the audit log',
          ),
        }),
      output: changeOutput,
    },
    action: async ({ input, credentials }) => {
      const entityRef = readEntityRef(input.entityRef);
      await requireRolloutUpdate(parts, entityRef, credentials);
      const rollout = await findRollout(parts, entityRef, input);
      const { weights, canary } = rollout;
      const { reason } = input;
      return startChange(
        parts,
        {
          task: {
            template: 'canary-abort',
            values: {
              ...valuesOf(entityRef, rollout),
              ...(reason !== undefined && { reason }),
            },
          },
          change: `Send no requests to ${canary.name}`,
          before: weights,
          after: {
            stable: weights.stable + weights.canary || WHOLE,
            canary: 0,
          },
        },
        credentials,
      );
    },
  });
}
