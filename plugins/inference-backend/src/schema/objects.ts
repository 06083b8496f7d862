// SPDX-License-Identifier: Apache-2.0
import {
  count,
  JsonSchema,
  listOf,
  objectOf,
  oneOf,
  ref,
  text,
  time,
} from './jsonSchema';

export const objectSchemas: Record<string, JsonSchema> = {
  ObjectRef: objectOf(
    { cluster: text, apiVersion: text, kind: text, name: text },
    { namespace: text },
  ),
  ObjectCondition: objectOf(
    { type: text, status: oneOf('True', 'False', 'Unknown') },
    {
      of: text,
      reason: text,
      message: text,
      since: time,
      stale: { const: true },
    },
  ),
  ObjectEvent: objectOf(
    { type: text, reason: text, message: text, count },
    { lastSeenAt: time, about: text },
  ),
  ShownObject: objectOf(
    {
      object: ref('ObjectRef'),
      conditions: listOf(ref('ObjectCondition')),
      events: listOf(ref('ObjectEvent')),
    },
    { yaml: text, readAt: time, problem: text },
  ),
};
