// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { ActionParts } from './ActionParts';
import {
  changeOutput,
  CHANGES,
  HOW_IT_GOES_ON,
  requireRolloutUpdate,
  startChange,
} from './changeRollout';
import { readEntityRef } from './entityRefInput';
import { findMixed, startCanaryInput } from './startCanaryInput';

/** A second version beside the one that serves a model, as a tool. */
export function registerStartCanary(parts: ActionParts): void {
  parts.actionsRegistry.register({
    name: 'start-canary',
    title: 'Start a canary',
    description: `Proposes a second version beside the one that serves a model, for the same names that clients ask for, with a share of the requests. Say in what it differs, which decides the way:
- another model, engine, image or extraArgs: a second pool, with servers and an endpoint picker of its own. Testers reach it by a header whatever the share is. It needs GPUs for both versions: where nodes can't be looked up the task refuses and asks for gpusConfirmed.
- another LoRA adapter (adapter, servedName): the pool's own servers load it, and an InferenceModelRewrite shares the requests. Testers ask for it by its own name.
Servers of a second pool take minutes to start, and a share above 0 sends them requests of clients before they are up: start with 0 and call shift-canary once get-entity-health calls the new pool healthy, unless the user wants otherwise. It is refused where a rollout is under way, the gateway splits wrongly or the picker follows no rewrites. get-timeouts and get-entity-health tell route and pool.
plan writes what follows: steps with weights and bake times, limits, who decides, and what the portal may do by itself; ask the user before opting in for them. get-rollouts tells how a plan stands.
${HOW_IT_GOES_ON}`,
    attributes: CHANGES,
    schema: { input: startCanaryInput, output: changeOutput },
    action: async ({ input, credentials }) => {
      const entityRef = readEntityRef(input.entityRef);
      await requireRolloutUpdate(parts, entityRef, credentials);
      const mixed = findMixed(input);
      if (mixed !== undefined) {
        throw new InputError(mixed);
      }
      return startChange(
        parts,
        {
          task: {
            template: 'canary-start',
            values: { ...givenOf(input), entityRef },
          },
          change: `Start ${input.canary} beside ${input.stable}, with ${input.weight} %`,
        },
        credentials,
      );
    },
  });
}

/** What was left out is for the template to fill in. */
function givenOf(input: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  );
}
