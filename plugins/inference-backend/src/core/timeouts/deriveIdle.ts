// SPDX-License-Identifier: Apache-2.0
import {
  EffectiveTimeout,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { nameOfProvider } from '../providers/providerOf';
import { neededMs } from './adviseOn';
import { decide, Decided, Proposal } from './decide';
import { TimeoutQuestion } from './TimeoutQuestion';
import { formatDuration } from './parseDuration';
import { placeToSet } from './placeToSet';
import { describeRefusal, policyProposals, sourceOf } from './policyProposals';
import { ProviderTimeouts } from './providerTimeouts';

const HOUR_MS = 3_600_000;

/** How long nothing may happen: on most providers on a stream that runs. */
export function deriveIdle(
  question: TimeoutQuestion,
  { idle }: ProviderTimeouts,
  request: Decided,
): EffectiveTimeout {
  const provider = nameOfProvider(question.provider);
  const decided = decide([
    ...ofAiRoute(question),
    ...ofAgentgateway(question),
    ...policyProposals(question, 'idle'),
    afterRequest(question, request),
    {
      source: { kind: 'provider', name: provider },
      fallback: idle.byDefault,
    },
  ]);
  return {
    kind: 'idle',
    ...decided,
    semantics: idle.semantics,
    ...(idle.cutsStreams
      ? advise(decided, question)
      : { streams: 'safe', advice: say`A running stream is not idle.` }),
  };
}

function ofAiRoute({ aiRoute, rule }: TimeoutQuestion): Proposal[] {
  const value = aiRoute?.rules[rule]?.streamIdleTimeout;
  return aiRoute && value !== undefined
    ? [
        {
          source: sourceOf(
            aiRoute.meta,
            `spec.rules[${rule}].streamIdleTimeout`,
          ),
          value,
        },
      ]
    : [];
}

function ofAgentgateway({ gatewayPolicies }: TimeoutQuestion): Proposal[] {
  return gatewayPolicies
    .filter(({ policy }) => policy.idleTimeout !== undefined)
    .map(({ policy, refused }) => ({
      source: sourceOf(policy.meta, 'spec.frontend.http.http1IdleTimeout'),
      value: policy.idleTimeout,
      ...(refused && { ignored: describeRefusal(refused) }),
    }))
    .reverse();
}

/**
 * Envoy Gateway gives a route with a request timeout an idle timeout of an hour,
 * or of the request timeout where that is longer, and none where there is none.
 *
 * internal/xds/translator/route.go, idleTimeout
 */
function afterRequest(
  { provider }: TimeoutQuestion,
  { effectiveMs, decidedBy }: Decided,
): Proposal | undefined {
  if (
    provider.name !== 'envoy-gateway' ||
    decidedBy.kind === 'provider' ||
    effectiveMs === 'unknown'
  ) {
    return undefined;
  }
  return {
    source: { kind: 'provider', name: nameOfProvider(provider) },
    fallback:
      effectiveMs === 'unlimited'
        ? 'unlimited'
        : Math.max(effectiveMs, HOUR_MS),
  };
}

/** Silence is at most the whole of an answer; before its first token a long queue is silence too. */
function advise(
  decided: Decided,
  question: TimeoutQuestion,
): Pick<EffectiveTimeout, 'streams' | 'advice'> {
  const { effectiveMs } = decided;
  const { observedP99Ms } = question;
  switch (effectiveMs) {
    case 'unlimited':
      return { streams: 'safe', advice: say`No pause of a stream is cut.` };
    case 'unknown':
      return {
        streams: 'unknown',
        advice: say`What ${nameOfProvider(
          question.provider,
        )} does with a stream that pauses is not known here.`,
      };
    default:
      return effectiveMs >= neededMs(observedP99Ms)
        ? {
            streams: 'safe',
            advice: say`No answer takes that long, let alone a pause in one.`,
          }
        : {
            streams: 'unknown',
            advice: say`A request that waits longer than ${formatDuration(
              effectiveMs,
            )} for its first token is cut. ${placeToSet(
              question,
              'idle',
              decided.decidedBy,
            )}`,
          };
  }
}
