// SPDX-License-Identifier: Apache-2.0
import { JsonSchema, listOf, objectOf, ref, text } from './jsonSchema';

export const modelSchemas: Record<string, JsonSchema> = {
  ModelPool: objectOf(
    {
      cluster: text,
      namespace: text,
      name: text,
      health: ref('Health'),
      endpoints: ref('ReplicaCount'),
    },
    { adapter: { const: true } },
  ),
  ServedModel: objectOf({
    name: text,
    health: ref('Health'),
    reason: text,
    pools: listOf(ref('ModelPool')),
    entities: listOf(text),
    owners: listOf(text),
  }),
};
