// SPDX-License-Identifier: Apache-2.0
import {
  flag,
  JsonSchema,
  labels,
  listOf,
  objectOf,
  ref,
  text,
} from './jsonSchema';

const object = {
  required: { namespace: text, name: text, labels, annotations: labels },
  optional: { repository: text },
};

export const inventorySchemas: Record<string, JsonSchema> = {
  InventoryPool: objectOf(
    {
      ...object.required,
      apiVersion: text,
      models: listOf(text),
      gateways: listOf(text),
      entities: listOf(text),
    },
    object.optional,
  ),
  InventoryGateway: objectOf(
    {
      ...object.required,
      className: text,
      addresses: listOf(text),
      listeners: listOf(ref('EntityListener')),
    },
    { ...object.optional, provider: text },
  ),
  ClusterInventory: objectOf(
    {
      cluster: text,
      state: ref('ClusterState'),
      known: objectOf({ pools: flag, gateways: flag }),
      entitiesKnown: flag,
      pools: listOf(ref('InventoryPool')),
      gateways: listOf(ref('InventoryGateway')),
    },
    { title: text },
  ),
};
