// SPDX-License-Identifier: Apache-2.0
import {
  inferencePoolReadPermission,
  PoolSummary,
} from '@inference-portal/backstage-plugin-inference-common';
import {
  ActionParts,
  contentOf,
  READ_ONLY,
  requirePermission,
} from './ActionParts';

const MOST = 100;
const USUAL = 25;

/** The page of pools as a tool. */
export function registerListPools({
  actionsRegistry,
  permissions,
  service,
  scopes,
}: ActionParts): void {
  actionsRegistry.register({
    name: 'list-pools',
    title: 'List inference pools',
    description: `Lists the InferencePools of all Kubernetes clusters that the portal watches, the worst first: health with one sentence on why, served models, ready endpoints, how many findings, and the catalog entities and owners they belong to.
Narrow it by cluster, namespace, health, or by a part of a pool's, model's or entity's name (q). Where there is a cursor, there are more: call again with it. Use get-entity-health with one of the entities to learn what is wrong and how to mend it.`,
    visibilityPermission: inferencePoolReadPermission,
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          cluster: z.string().optional(),
          namespace: z.string().optional(),
          health: z
            .enum(['healthy', 'degraded', 'failing', 'idle', 'unknown'])
            .optional(),
          q: z
            .string()
            .max(256)
            .optional()
            .describe('Part of the name of a pool, a model or an entity'),
          limit: z
            .number()
            .int()
            .min(1)
            .max(MOST)
            .optional()
            .describe(`How many at most; ${USUAL} where left out`),
          cursor: z
            .string()
            .max(1024)
            .optional()
            .describe('As the last answer gave it'),
        }),
      output: z =>
        z.object({
          items: z.array(
            z.object({
              cluster: z.string(),
              namespace: z.string(),
              name: z.string(),
              health: z.string(),
              reason: z.string(),
              models: z.array(z.string()),
              endpoints: z.object({ ready: z.number(), total: z.number() }),
              findings: z.object({
                error: z.number(),
                warning: z.number(),
                info: z.number(),
              }),
              gateways: z.array(z.string()).describe('namespace/name'),
              entities: z.array(z.string()),
              owners: z.array(z.string()),
            }),
          ),
          cursor: z.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      await requirePermission(
        permissions,
        { permission: inferencePoolReadPermission },
        credentials,
      );
      const { items, cursor } = await contentOf<{
        items: PoolSummary[];
        cursor?: string;
      }>(
        service.listPools(
          { ...input, limit: input.limit ?? USUAL },
          await scopes.of(credentials),
        ),
      );
      return { output: { items: items.map(toOutput), cursor } };
    },
  });
}

function toOutput(pool: PoolSummary) {
  const { cluster, namespace, name, health, reason, models } = pool;
  const { endpoints, findings, gateways, entities, owners } = pool;
  return {
    ...{ cluster, namespace, name, health, reason, models },
    ...{ endpoints, findings, gateways, entities, owners },
  };
}
