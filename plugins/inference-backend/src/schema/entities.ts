// SPDX-License-Identifier: Apache-2.0
import {
  count,
  flag,
  JsonSchema,
  listOf,
  objectOf,
  ratio,
  ref,
  text,
  time,
  trueFalseOrUnknown,
} from './jsonSchema';

export const entitySchemas: Record<string, JsonSchema> = {
  EntityGateway: objectOf(
    {
      cluster: text,
      namespace: text,
      name: text,
      className: text,
      programmed: trueFalseOrUnknown,
      addresses: listOf(text),
    },
    {
      controller: text,
      object: ref('ObjectRef'),
      listeners: listOf(ref('EntityListener')),
    },
  ),
  EntityListener: objectOf(
    { name: text, port: count, protocol: text, programmed: trueFalseOrUnknown },
    { hostname: text },
  ),
  EntityLookup: objectOf(
    { annotation: text, value: text, found: count },
    { problem: text },
  ),
  RolloutSummary: objectOf(
    {
      way: ref('RolloutWay'),
      route: ref('PoolRef'),
      rule: count,
      canary: ref('PoolRef'),
      configured: ratio,
      verdict: ref('RolloutVerdict'),
    },
    { observed: ratio },
  ),
  EntitySummary: objectOf({
    entityRef: text,
    owners: listOf(text),
    health: ref('Health'),
    reason: text,
    pools: listOf(ref('PoolSummary')),
    rollouts: listOf(ref('RolloutSummary')),
  }),
  EntityInference: objectOf({
    entityRef: text,
    at: time,
    clusters: listOf(
      objectOf(
        { name: text, state: ref('ClusterState') },
        { reason: text, lastSyncedAt: time },
      ),
    ),
    health: ref('Health'),
    reason: text,
    gateways: listOf(ref('EntityGateway')),
    routes: listOf(ref('RouteRule')),
    pools: listOf(ref('PoolDetail')),
    rollouts: listOf(ref('Rollout')),
    findings: listOf(ref('Finding')),
    lookups: listOf(ref('EntityLookup')),
    access: objectOf({ canRollout: flag }, { reason: text }),
  }),
};
