// SPDX-License-Identifier: Apache-2.0
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { ActionParts, contentOf, firstOf, READ_ONLY } from './ActionParts';
import { ENTITY_REF } from './entityRefInput';
import { requireEntity } from './requireEntity';
import { timeoutSchema } from './toolSchemas';

const MOST_RULES = 50;

/** What can cut a model's requests, as a tool. */
export function registerGetTimeouts(parts: ActionParts): void {
  const { actionsRegistry, service } = parts;
  actionsRegistry.register({
    name: 'get-timeouts',
    title: 'Effective timeouts of a model',
    description: `Tells for each route rule that leads to the InferencePools of a catalog entity what can cut a request, layer by layer: the limit in milliseconds, the object and field that decide it, what this gateway's provider measures by it, whether long streamed answers survive it, and what to set where they don't.
Nothing is changed. At most ${MOST_RULES} rules are given; leftOut says how many more there are.`,
    attributes: READ_ONLY,
    schema: {
      input: z => z.object({ entityRef: z.string().describe(ENTITY_REF) }),
      output: z =>
        z.object({
          entityRef: z.string(),
          rules: z.array(
            z.object({
              cluster: z.string(),
              route: z.string().describe('namespace/name of the HTTPRoute'),
              rule: z.number().describe('Index in spec.rules'),
              gateway: z.string().describe('namespace/name'),
              models: z.array(z.string()),
              timeouts: z.array(timeoutSchema(z)),
            }),
          ),
          leftOut: z.number(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { entityRef, access } = await requireEntity(
        parts,
        input.entityRef,
        credentials,
      );
      const { routes } = await contentOf<EntityInference>(
        await service.getEntity(entityRef, access),
      );
      const { items, leftOut } = firstOf(routes, MOST_RULES);
      return {
        output: {
          entityRef,
          rules: items.map(({ route, rule, gateway, models, timeouts }) => ({
            cluster: route.cluster,
            route: `${route.namespace}/${route.name}`,
            ...{ rule, gateway, models },
            timeouts: timeouts.map(({ candidates: _, ...timeout }) => timeout),
          })),
          leftOut,
        },
      };
    },
  });
}
