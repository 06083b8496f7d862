// SPDX-License-Identifier: Apache-2.0
import {
  EffectiveTimeout,
  TimeoutSource,
} from '@inference-portal/backstage-plugin-inference-common';
import { HttpRoute } from '../objects/ClusterObjects';
import { AppliedPolicy } from '../policies/policiesOf';
import { nameOfProvider, Provider } from '../providers/providerOf';
import { adviseOn } from './adviseOn';
import { decide, Proposal } from './decide';
import { PROVIDER_TIMEOUTS, ProviderTimeouts } from './providerTimeouts';
import { routeProposal } from './routeProposal';

export interface TimeoutQuestion {
  route: HttpRoute;
  /** Index in the route. */
  rule: number;
  provider: Provider;
  /** On the route or the rule, on the gateway or the listener. */
  routePolicies: readonly AppliedPolicy[];
  gatewayPolicies: readonly AppliedPolicy[];
  /** Whether the provider's policies can be read at all. */
  policiesKnown: boolean;
  /** Whether a backend of the rule is an InferencePool. */
  leadsToPool: boolean;
  /** How long requests take that pass the rule: the 95th percentile, where measured. */
  observedP95Ms?: number;
}

/** Every layer that can cut a request that passes a rule, the outermost first. */
export function deriveTimeouts(question: TimeoutQuestion): EffectiveTimeout[] {
  const behaviour = PROVIDER_TIMEOUTS[question.provider.name];
  return [
    deriveRequest(question, behaviour),
    deriveBackendRequest(question, behaviour),
    ...derivePerRetry(question),
    deriveIdle(question, behaviour),
    ...(question.leadsToPool ? [derivePicker(question, behaviour)] : []),
  ];
}

function deriveRequest(
  question: TimeoutQuestion,
  { request, elsewhere }: ProviderTimeouts,
): EffectiveTimeout {
  const decided = decide([
    routeProposal(question, 'request', request.ofRoute),
    ...policyProposals(question),
    unseen(question, elsewhere),
    byDefault(question.provider, request.byDefault),
  ]);
  return {
    kind: 'request',
    ...decided,
    semantics: request.semantics,
    ...adviseOn('request', decided.effectiveMs, question),
  };
}

function deriveBackendRequest(
  question: TimeoutQuestion,
  { backendRequest, elsewhere }: ProviderTimeouts,
): EffectiveTimeout {
  const decided = decide([
    routeProposal(question, 'backendRequest', backendRequest.ofRoute),
    unseen(question, elsewhere),
    byDefault(
      question.provider,
      backendRequest.ofRoute === 'honoured' ? 'unlimited' : 'unknown',
    ),
  ]);
  const kind = 'backendRequest';
  return {
    kind,
    ...decided,
    semantics: backendRequest.semantics,
    ...(backendRequest.untilHeaders
      ? {
          streams: 'safe' as const,
          advice:
            'Streams are safe: only the time to the first byte counts. Answers in one piece need as long as they take to generate.',
        }
      : adviseOn(kind, decided.effectiveMs, question)),
  };
}

/** Gateways that retry do it within the request's limit; each attempt has the backend's. */
function derivePerRetry(question: TimeoutQuestion): EffectiveTimeout[] {
  const retrying = [
    ...question.routePolicies,
    ...question.gatewayPolicies,
  ].find(({ policy, refused }) => !refused && (policy.retryAttempts ?? 0) > 0);
  if (!retrying) {
    return [];
  }
  const source = sourceOf(retrying, 'spec.traffic.retry.attempts');
  const attempts = retrying.policy.retryAttempts ?? 0;
  return [
    {
      kind: 'perRetry',
      effectiveMs: 'unlimited',
      decidedBy: source,
      semantics: `each of ${
        attempts + 1
      } attempts has the limit of backendRequest, all together that of request`,
      candidates: [
        {
          source,
          value: String(attempts),
          effectiveMs: 'unlimited',
          role: 'decides',
          reason: 'It sets how often is tried again, and no time',
        },
      ],
      streams: 'safe',
      advice: 'An answer that has begun is not tried again.',
    },
  ];
}

function deriveIdle(
  question: TimeoutQuestion,
  { idle }: ProviderTimeouts,
): EffectiveTimeout {
  const decided = decide([
    ...question.gatewayPolicies
      .filter(({ policy }) => policy.idleTimeout !== undefined)
      .map(applied => ({
        source: sourceOf(applied, 'spec.frontend.http.http1IdleTimeout'),
        value: applied.policy.idleTimeout,
        ...(applied.refused && { ignored: refusal(applied) }),
      }))
      .reverse(),
    byDefault(question.provider, idle.byDefault),
  ]);
  const cutsStreams = question.provider.name !== 'agentgateway';
  return {
    kind: 'idle',
    ...decided,
    semantics: idle.semantics,
    streams: cutsStreams ? 'unknown' : 'safe',
    advice: cutsStreams
      ? `What ${nameOfProvider(
          question.provider,
        )} does with a stream that pauses is not known here.`
      : 'A running stream is not idle.',
  };
}

function derivePicker(
  question: TimeoutQuestion,
  { endpointPicker }: ProviderTimeouts,
): EffectiveTimeout {
  const decided = decide([
    byDefault(question.provider, endpointPicker.byDefault),
  ]);
  return {
    kind: 'endpointPicker',
    ...decided,
    semantics: endpointPicker.semantics,
    streams: decided.effectiveMs === 'unknown' ? 'unknown' : 'safe',
    advice:
      decided.effectiveMs === 'unknown'
        ? `How long ${nameOfProvider(
            question.provider,
          )} waits for the endpoint picker is not known here.`
        : 'A choice takes milliseconds; a picker that hangs is cut here.',
  };
}

/** The most specific counts, so it is asked first. */
function policyProposals(question: TimeoutQuestion): Proposal[] {
  const field = 'spec.traffic.timeouts.request';
  const onRoute = question.routePolicies.map(applied => ({
    applied,
    ignored: applied.refused && refusal(applied),
  }));
  const onGateway = question.gatewayPolicies.map(applied => ({
    applied,
    ignored: 'Timeouts count on policies that target a route only',
  }));
  return [...onGateway, ...onRoute]
    .filter(({ applied }) => applied.policy.requestTimeout !== undefined)
    .map(({ applied, ignored }) => ({
      source: sourceOf(applied, field),
      value: applied.policy.requestTimeout,
      ...(ignored !== undefined && { ignored }),
    }))
    .reverse();
}

function unseen(
  { policiesKnown, provider }: TimeoutQuestion,
  elsewhere: string | undefined,
): Proposal | undefined {
  if (provider.name === 'agentgateway') {
    return policiesKnown
      ? undefined
      : {
          source: { kind: 'AgentgatewayPolicy', name: 'any' },
          hidden: 'Policies can not be read in this cluster, and could set it',
        };
  }
  return elsewhere === undefined
    ? undefined
    : {
        source: { kind: 'provider', name: nameOfProvider(provider) },
        mention: `${elsewhere} could set it too, and are not watched`,
      };
}

function byDefault(
  provider: Provider,
  limit: EffectiveTimeout['effectiveMs'],
): Proposal {
  return {
    source: { kind: 'provider', name: nameOfProvider(provider) },
    fallback: limit,
  };
}

function sourceOf({ policy }: AppliedPolicy, field: string): TimeoutSource {
  const { kind, namespace, name } = policy.meta;
  return { kind, namespace, name, field };
}

function refusal({ refused }: AppliedPolicy): string {
  return `The policy does not work: ${refused?.type}=False${
    refused?.message ? ` (${refused.message})` : ''
  }`;
}
