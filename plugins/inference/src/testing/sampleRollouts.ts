// SPDX-License-Identifier: Apache-2.0
import {
  EntityInference,
  Rollout,
} from '@inference-portal/backstage-plugin-inference-common';
import { healthyWithCanary, SAMPLE_GITOPS } from './sampleEntities';
import { before } from './samplePools';

const SOURCE = 'gateway inference-gateway-5c9d:15020';

/** 10 per cent at the canary, which is not worse, and that is shown. */
export function passingRollout(now: number): Rollout {
  return {
    way: 'pools',
    route: { cluster: 'prod-eu', namespace: 'chat', name: 'qwen-chat' },
    rule: 0,
    stable: { cluster: 'prod-eu', namespace: 'chat', name: 'qwen-chat-v1' },
    canary: { cluster: 'prod-eu', namespace: 'chat', name: 'qwen-chat-v2' },
    others: [],
    configured: 0.1,
    weights: { stable: 90, canary: 10 },
    observed: {
      share: 0.094,
      low: 0.079,
      high: 0.11,
      requests: 4_212,
      source: SOURCE,
    },
    verdict: 'pass',
    reasons: ['Neither errors nor times are worse than allowed'],
    comparisons: [
      {
        signal: 'errorRate',
        stable: { samples: 3_816, value: 0.0121, errors: 46 },
        canary: { samples: 396, value: 0.0151, errors: 6 },
        effect: { kind: 'difference', value: 0.003, low: -0.009, high: 0.018 },
        margin: 0.02,
        p: 0.31,
        alpha: 0.0125,
        needed: { stable: 2_900, canary: 322 },
        verdict: 'pass',
        reason: 'At most 1.8 points more of the requests fail',
        source: SOURCE,
      },
      {
        signal: 'ttftMs',
        stable: { samples: 3_770, value: 118, p95: 402 },
        canary: { samples: 390, value: 131, p95: 455 },
        effect: {
          kind: 'ratio',
          value: 1.08,
          low: 0.97,
          high: 1.19,
          superiority: 0.53,
        },
        margin: 1.2,
        p: 0.0432,
        alpha: 0.0167,
        needed: { stable: 3_300, canary: 367 },
        verdict: 'pass',
        reason: 'At most 1.19 times as slow',
        source: 'model servers of both pools',
      },
    ],
    guards: [
      {
        signal: 'e2eMs',
        limit: 9_000,
        exceeded: 0.031,
        p: 0.72,
        alpha: 0.05,
        verdict: 'pass',
        reason: '3.1 % of the requests take longer',
      },
    ],
    warmUp: {
      done: true,
      prefixHitRatio: 0.34,
      stablePrefixHitRatio: 0.41,
      reason: 'the prefix cache hits as often as it will',
    },
    window: { from: before(now, 47 * 60), to: before(now, 8) },
    forecast: {
      requestsPerSecond: 1.5,
      needed: { stable: 3_300, canary: 367 },
      decidesAfterMs: 41 * 60_000,
      reason: 'by what was counted since the step began',
    },
    startedAt: before(now, 3 * 3_600),
    gitops: SAMPLE_GITOPS,
    steps: [
      {
        at: before(now, 3 * 3_600),
        weight: 0.05,
        by: 'user:default/chloe',
        pullRequest: 'https://git.example/team-chat/models/pulls/4',
        verdict: 'insufficient',
      },
      {
        at: before(now, 90 * 60),
        weight: 0.2,
        by: 'user:default/sofia',
        pullRequest: 'https://git.example/team-chat/models/pulls/5',
        verdict: 'insufficient',
        verdictBefore: 'insufficient',
        reason: 'Testers are content',
      },
      { at: before(now, 47 * 60), weight: 0.1, verdict: 'pass' },
    ],
    providerSupport: { ok: true },
  };
}

/** Few requests, and a cold canary. */
export function undecidedRollout(now: number): Rollout {
  const { observed: _, ...rollout } = passingRollout(now);
  return {
    ...rollout,
    verdict: 'insufficient',
    reasons: ['The canary had 61 requests; 322 are needed'],
    comparisons: [
      {
        signal: 'errorRate',
        stable: { samples: 540, value: 0.0093, errors: 5 },
        canary: { samples: 61 },
        margin: 0.02,
        alpha: 0.0125,
        needed: { stable: 2_900, canary: 322 },
        verdict: 'insufficient',
        reason: 'Too few requests',
      },
    ],
    guards: [],
    warmUp: { done: false, reason: 'its first requests came 2 min ago' },
    forecast: {
      needed: { stable: 2_900, canary: 322 },
      remainingMs: 29 * 60_000,
      reason: '322 requests to the canary decide',
    },
  };
}

/** The canary answers slowly. */
export function failingRollout(now: number): Rollout {
  const rollout = passingRollout(now);
  const [errors, ttft] = rollout.comparisons;
  return {
    ...rollout,
    verdict: 'fail',
    reasons: ['The time to first token is 2.41 times that of stable'],
    comparisons: [
      errors,
      {
        ...ttft,
        canary: { samples: 390, value: 284, p95: 1_120 },
        effect: { kind: 'ratio', value: 2.41, low: 2.17, superiority: 0.92 },
        p: 0.0000004,
        verdict: 'fail',
        reason: 'At least 2.17 times as slow; 1.2 is allowed',
      },
    ],
  };
}

/** The same between the model and an adapter of one pool, by a rewrite. */
export function byRewrite(rollout: Rollout): Rollout {
  const { cluster, namespace } = rollout.route;
  const toRef = (name: string) => ({ cluster, namespace, name });
  return {
    ...rollout,
    way: 'rewrite',
    route: toRef('qwen'),
    // Called like a pool, as models often are.
    stable: toRef('qwen-chat-v1'),
    canary: toRef('acme/Tickets_v2'),
    rewrite: {
      apiVersion: 'llm-d.ai/v1alpha2',
      pool: toRef('qwen-chat-v1'),
      models: ['qwen-chat-v1'],
    },
  };
}

/** An entity whose route has the rollout. */
export function withRollout(now: number, rollout: Rollout): EntityInference {
  return { ...healthyWithCanary(now), rollouts: [rollout] };
}
