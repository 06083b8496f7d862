// SPDX-License-Identifier: Apache-2.0
import {
  amount,
  JsonSchema,
  listOf,
  objectOf,
  oneOf,
  ref,
  text,
} from './jsonSchema';

const limit: JsonSchema = {
  oneOf: [amount, oneOf('unlimited', 'unknown')],
};

export const timeoutSchemas: Record<string, JsonSchema> = {
  TimeoutSource: objectOf(
    { kind: text, name: text },
    { namespace: text, field: text },
  ),
  TimeoutCandidate: objectOf(
    {
      source: ref('TimeoutSource'),
      effectiveMs: limit,
      role: oneOf('decides', 'overridden', 'ignored', 'unseen'),
      reason: text,
    },
    { value: text },
  ),
  EffectiveTimeout: objectOf({
    kind: oneOf(
      'request',
      'backendRequest',
      'idle',
      'perRetry',
      'endpointPicker',
    ),
    effectiveMs: limit,
    decidedBy: ref('TimeoutSource'),
    semantics: text,
    candidates: listOf(ref('TimeoutCandidate')),
    streams: oneOf('safe', 'cut', 'unknown'),
    advice: text,
  }),
};
