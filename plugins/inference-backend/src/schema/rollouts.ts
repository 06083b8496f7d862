// SPDX-License-Identifier: Apache-2.0
import {
  amount,
  count,
  flag,
  JsonSchema,
  listOf,
  objectOf,
  oneOf,
  ratio,
  ref,
  text,
  time,
} from './jsonSchema';

const number: JsonSchema = { type: 'number' };
const both = objectOf({ stable: count, canary: count });
const signal = oneOf('errorRate', 'ttftMs', 'itlMs', 'e2eMs');

export const rolloutSchemas: Record<string, JsonSchema> = {
  RolloutWay: oneOf('pools', 'rewrite'),
  RolloutVerdict: oneOf('pass', 'fail', 'insufficient'),
  RolloutSample: objectOf(
    { samples: count },
    { value: amount, p95: amount, errors: count },
  ),
  RolloutComparison: objectOf(
    {
      signal,
      stable: ref('RolloutSample'),
      canary: ref('RolloutSample'),
      margin: amount,
      alpha: ratio,
      verdict: ref('RolloutVerdict'),
      reason: text,
    },
    {
      effect: objectOf(
        { kind: oneOf('difference', 'ratio'), value: number, low: number },
        { high: number, superiority: ratio },
      ),
      p: ratio,
      needed: both,
      source: text,
    },
  ),
  RolloutGuard: objectOf(
    {
      signal,
      limit: amount,
      alpha: ratio,
      verdict: ref('RolloutVerdict'),
      reason: text,
    },
    { exceeded: ratio, p: ratio },
  ),
  RolloutForecast: objectOf(
    { reason: text },
    {
      requestsPerSecond: amount,
      needed: both,
      decidesAfterMs: amount,
      remainingMs: amount,
    },
  ),
  RolloutStep: objectOf(
    { at: time, weight: ratio },
    {
      by: text,
      pullRequest: text,
      verdict: ref('RolloutVerdict'),
      verdictBefore: ref('RolloutVerdict'),
      reason: text,
    },
  ),
  AskedRolloutStep: objectOf(
    {
      versions: objectOf({ namespace: text, stable: text, canary: text }),
      weights: both,
      pullRequest: text,
    },
    {
      way: ref('RolloutWay'),
      route: text,
      verdict: ref('RolloutVerdict'),
      reason: text,
      onBehalfOf: text,
    },
  ),
  Rollout: objectOf(
    {
      way: ref('RolloutWay'),
      route: ref('PoolRef'),
      rule: count,
      stable: ref('PoolRef'),
      canary: ref('PoolRef'),
      others: listOf(ref('PoolRef')),
      configured: ratio,
      weights: both,
      verdict: ref('RolloutVerdict'),
      reasons: listOf(text),
      comparisons: listOf(ref('RolloutComparison')),
      guards: listOf(ref('RolloutGuard')),
      warmUp: objectOf(
        { done: flag, reason: text },
        { prefixHitRatio: ratio, stablePrefixHitRatio: ratio },
      ),
      forecast: ref('RolloutForecast'),
      steps: listOf(ref('RolloutStep')),
      providerSupport: objectOf({ ok: flag }, { reason: text }),
    },
    {
      rewrite: objectOf({
        apiVersion: text,
        pool: ref('PoolRef'),
        models: listOf(text),
      }),
      observed: objectOf({
        share: ratio,
        low: ratio,
        high: ratio,
        requests: count,
        source: text,
      }),
      window: objectOf({ from: time, to: time }),
      startedAt: time,
      gitops: ref('GitOpsOwner'),
      drift: text,
    },
  ),
};
