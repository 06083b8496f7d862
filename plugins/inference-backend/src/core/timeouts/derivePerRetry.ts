// SPDX-License-Identifier: Apache-2.0
import {
  EffectiveTimeout,
  TimeoutSource,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { nameOfProvider } from '../providers/providerOf';
import { adviseOn } from './adviseOn';
import { decide } from './decide';
import { TimeoutQuestion } from './TimeoutQuestion';
import { policyProposals, sourceOf } from './policyProposals';
import { ProviderTimeouts } from './providerTimeouts';

/** Gateways that retry do it within the request's limit; each attempt has one of its own. */
export function derivePerRetry(
  question: TimeoutQuestion,
  { backendRequest }: ProviderTimeouts,
): EffectiveTimeout[] {
  const retrying = findRetries(question);
  if (!retrying) {
    return [];
  }
  const { source, attempts } = retrying;
  const ofRoute = question.route.rules[question.rule].timeouts?.backendRequest;
  const semantics = say`one of ${
    attempts + 1
  } attempts; all together have the limit of request`;
  const limits = policyProposals(question, 'perRetry');
  if (limits.length === 0 || backendRequest.untilHeaders) {
    return [
      {
        kind: 'perRetry',
        effectiveMs: 'unlimited',
        decidedBy: source,
        semantics: say`each of ${
          attempts + 1
        } attempts has the limit of backendRequest, all together that of request`,
        candidates: [
          {
            source,
            value: String(attempts),
            effectiveMs: 'unlimited',
            role: 'decides',
            reason: say`It sets how often is tried again, and no time`,
          },
        ],
        streams: 'safe',
        advice: say`An answer that has begun is not tried again.`,
      },
    ];
  }
  const decided = decide([
    ...limits,
    {
      source: { kind: 'provider', name: nameOfProvider(question.provider) },
      fallback: ofRoute === undefined ? 'unlimited' : 'unknown',
    },
  ]);
  return [
    {
      kind: 'perRetry',
      ...decided,
      semantics,
      ...adviseOn('backendRequest', decided, question),
    },
  ];
}

function findRetries({
  routePolicies,
  gatewayPolicies,
  providerPolicies,
}: TimeoutQuestion): { source: TimeoutSource; attempts: number } | undefined {
  const own = [...routePolicies, ...gatewayPolicies].find(
    ({ policy, refused }) => !refused && (policy.retryAttempts ?? 0) > 0,
  );
  if (own) {
    return {
      source: sourceOf(own.policy.meta, 'spec.traffic.retry.attempts'),
      attempts: own.policy.retryAttempts ?? 0,
    };
  }
  const other = providerPolicies.find(
    ({ policy, refused }) => !refused && (policy.retries?.attempts ?? 0) > 0,
  )?.policy;
  return (
    other?.retries && {
      source: sourceOf(other.meta, other.retries.field),
      attempts: other.retries.attempts,
    }
  );
}
