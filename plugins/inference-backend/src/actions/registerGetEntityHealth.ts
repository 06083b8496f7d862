// SPDX-License-Identifier: Apache-2.0
import {
  EntityInference,
  Load,
  PoolDetail,
} from '@inference-portal/backstage-plugin-inference-common';
import {
  ActionParts,
  auditPatches,
  contentOf,
  firstOf,
  READ_ONLY,
} from './ActionParts';
import { ENTITY_REF } from './entityRefInput';
import { requireEntity } from './requireEntity';
import {
  findingSchema,
  loadSchema,
  poolRefSchema,
  toFindingOutput,
} from './toolSchemas';

const MOST_POOLS = 30;
const MOST_FINDINGS = 20;

/** The entity tab as a tool. */
export function registerGetEntityHealth(parts: ActionParts): void {
  const { actionsRegistry, service, audit } = parts;
  actionsRegistry.register({
    name: 'get-entity-health',
    title: 'Health of a model',
    description: `Says whether requests reach the InferencePools of a catalog entity, and why not: health with one sentence on why, its pools with ready endpoints and load, and findings. Each finding names the object and field at fault, the values that were seen, what to do about it and, where one helps, a patch in YAML. Findings are sorted, errors first.
Nothing is changed, and no request is sent to a cluster. At most ${MOST_FINDINGS} findings and ${MOST_POOLS} pools are given; leftOut says how many more there are.`,
    attributes: READ_ONLY,
    schema: {
      input: z => z.object({ entityRef: z.string().describe(ENTITY_REF) }),
      output: z =>
        z.object({
          entityRef: z.string(),
          at: z.string(),
          health: z.enum(['healthy', 'degraded', 'failing', 'idle', 'unknown']),
          reason: z.string(),
          clusters: z.array(
            z.object({
              name: z.string(),
              state: z.string(),
              reason: z.string().optional(),
            }),
          ),
          pools: z.array(
            poolRefSchema(z).extend({
              health: z.string(),
              reason: z.string(),
              models: z.array(z.string()),
              endpoints: z.object({ ready: z.number(), total: z.number() }),
              load: loadSchema(z).optional(),
            }),
          ),
          findings: z.array(findingSchema(z)),
          leftOut: z.object({ pools: z.number(), findings: z.number() }),
          lookups: z
            .array(
              z.object({
                annotation: z.string(),
                value: z.string(),
                found: z.number(),
                problem: z.string().optional(),
              }),
            )
            .describe('By which annotations pools were looked for'),
        }),
    },
    action: async ({ input, credentials }) => {
      const { entityRef, access } = await requireEntity(
        parts,
        input.entityRef,
        credentials,
      );
      const entity = await contentOf<EntityInference>(
        await service.getEntity(entityRef, access),
      );
      const output = toOutput(entity);
      await auditPatches(audit, 'get-entity-health', credentials, output);
      return { output };
    },
  });
}

function toOutput(entity: EntityInference) {
  const { entityRef, at, health, reason, clusters, lookups } = entity;
  const pools = firstOf(entity.pools, MOST_POOLS);
  const findings = firstOf(entity.findings, MOST_FINDINGS);
  return {
    ...{ entityRef, at, health, reason, lookups },
    clusters: clusters.map(({ name, state, reason: why }) => ({
      name,
      state,
      reason: why,
    })),
    pools: pools.items.map(toPoolOutput),
    findings: findings.items.map(toFindingOutput),
    leftOut: { pools: pools.leftOut, findings: findings.leftOut },
  };
}

function toPoolOutput(pool: PoolDetail) {
  const { cluster, namespace, name, health, reason, models, endpoints } = pool;
  const load = pool.load && toLoadOutput(pool.load);
  return {
    ...{ cluster, namespace, name, health, reason, models, endpoints },
    load,
  };
}

function toLoadOutput(load: Load) {
  const { at, source, stale, requestRate, errorRate, queueDepth } = load;
  const { runningRequests, kvCacheRatio, ttftMs, e2eMs } = load;
  return {
    ...{ at, source, stale, requestRate, errorRate, queueDepth },
    ...{ runningRequests, kvCacheRatio },
    ttftP95Ms: ttftMs?.p95,
    e2eP95Ms: e2eMs?.p95,
  };
}
