// SPDX-License-Identifier: Apache-2.0
import {
  amount,
  count,
  JsonSchema,
  labels,
  listOf,
  objectOf,
  oneOf,
  ratio,
  ref,
  text,
} from './jsonSchema';

const rule = { route: ref('PoolRef'), rule: count, description: text };

export const explainSchemas: Record<string, JsonSchema> = {
  // What fields must look like is checked, and said, by router/explainInput.
  ExplainRequest: {
    type: 'object',
    required: ['cluster'],
    properties: {
      cluster: text,
      gateway: { ...text, description: '`namespace/name`' },
      port: { type: 'integer' },
      scheme: text,
      host: text,
      method: { ...text, description: 'POST where left out' },
      path: {
        ...text,
        description:
          'With its query, if any; /v1/chat/completions where left out',
      },
      headers: labels,
      model: {
        ...text,
        description: 'Model in the JSON body, in place of `body`',
      },
      body: { ...text, description: 'The whole body as it is sent' },
      bodyBytes: { type: 'integer' },
    },
  },
  ExplanationStep: objectOf(
    {
      stage: oneOf(
        'cluster',
        'gateway',
        'listener',
        'policy',
        'route',
        'backend',
        'picker',
        'endpoints',
        'answer',
      ),
      outcome: oneOf('passed', 'warning', 'stopped', 'unknown'),
      title: text,
    },
    { detail: text, subject: ref('FindingSubject') },
  ),
  ExplanationOutcome: objectOf(
    {
      share: ratio,
      status: {
        oneOf: [{ type: 'integer' }, oneOf('none', 'unknown')],
      },
      cause: text,
      by: oneOf('gateway', 'picker', 'server', 'nobody'),
      detail: text,
    },
    { pool: ref('PoolRef') },
  ),
  ExplainedBackend: objectOf(
    { kind: text, namespace: text, name: text, weight: amount, share: ratio },
    {
      pool: ref('PoolRef'),
      picker: objectOf(
        {
          name: text,
          state: oneOf('available', 'unavailable', 'missing', 'unknown'),
          replicas: ref('ReplicaCount'),
        },
        { failureMode: text },
      ),
      endpoints: ref('ReplicaCount'),
    },
  ),
  ExplainedRule: objectOf(rule, { match: count }),
  NearMiss: objectOf(
    {
      ...rule,
      matched: listOf(text),
      reasons: listOf(text),
      field: text,
    },
    { match: count },
  ),
  Explanation: objectOf(
    {
      cluster: text,
      request: objectOf(
        {
          method: text,
          path: text,
          host: text,
          headers: labels,
          bodyBytes: count,
        },
        { model: text },
      ),
      summary: text,
      outcomes: listOf(ref('ExplanationOutcome')),
      unknowns: listOf(text),
      steps: listOf(ref('ExplanationStep')),
      nearMisses: listOf(ref('NearMiss')),
      backends: listOf(ref('ExplainedBackend')),
      timeouts: listOf(ref('EffectiveTimeout')),
    },
    {
      gateway: objectOf(
        { namespace: text, name: text, className: text, provider: text },
        { version: text },
      ),
      listener: objectOf(
        { name: text, port: count, protocol: text },
        { hostname: text },
      ),
      match: ref('ExplainedRule'),
    },
  ),
};
