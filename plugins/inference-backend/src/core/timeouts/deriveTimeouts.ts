// SPDX-License-Identifier: Apache-2.0
import {
  EffectiveTimeout,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { Provider } from '../providers/Provider';
import { nameOfProvider } from '../providers/providerOf';
import { adviseOn } from './adviseOn';
import { decide, Proposal } from './decide';
import { deriveIdle } from './deriveIdle';
import { derivePerRetry } from './derivePerRetry';
import { policyProposals } from './policyProposals';
import { PROVIDER_TIMEOUTS, ProviderTimeouts } from './providerTimeouts';
import { routeProposal } from './routeProposal';
import { TimeoutQuestion } from './TimeoutQuestion';

/** Every layer that can cut a request that passes a rule, the outermost first. */
export function deriveTimeouts(question: TimeoutQuestion): EffectiveTimeout[] {
  const behaviour = PROVIDER_TIMEOUTS[question.provider.name];
  const request = deriveRequest(question, behaviour);
  return [
    request,
    deriveBackendRequest(question, behaviour),
    ...derivePerRetry(question, behaviour),
    deriveIdle(question, behaviour, request),
    ...(question.leadsToPool ? [derivePicker(question, behaviour)] : []),
  ];
}

function deriveRequest(
  question: TimeoutQuestion,
  { request, elsewhere }: ProviderTimeouts,
): EffectiveTimeout {
  const decided = decide([
    routeProposal(question, 'request', request.ofRoute),
    ...policyProposals(question, 'request'),
    ...unseen(question, elsewhere),
    byDefault(question.provider, request.byDefault),
  ]);
  return {
    kind: 'request',
    ...decided,
    semantics: request.semantics,
    ...adviseOn('request', decided, question),
  };
}

function deriveBackendRequest(
  question: TimeoutQuestion,
  { backendRequest, elsewhere }: ProviderTimeouts,
): EffectiveTimeout {
  const decided = decide([
    routeProposal(question, 'backendRequest', backendRequest.ofRoute),
    ...policyProposals(question, 'backendRequest'),
    ...unseen(question, elsewhere),
    byDefault(question.provider, backendRequest.byDefault),
  ]);
  const kind = 'backendRequest';
  return {
    kind,
    ...decided,
    semantics: backendRequest.semantics,
    ...(backendRequest.untilHeaders
      ? {
          streams: 'safe' as const,
          advice: say`Streams are safe: only the time to the first byte counts. Answers in one piece need as long as they take to generate.`,
        }
      : adviseOn(kind, decided, question)),
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
        ? say`How long ${nameOfProvider(
            question.provider,
          )} waits for the endpoint picker is not known here.`
        : say`A choice takes milliseconds; a picker that hangs is cut here.`,
  };
}

/** What could set a limit and can't be seen: a kind that may not be read comes before the default. */
function unseen(
  { hiddenKinds, provider }: TimeoutQuestion,
  elsewhere: string | undefined,
): Proposal[] {
  return [
    ...hiddenKinds.map(kind => ({
      source: { kind, name: say`any` },
      hidden: say`Policies can not be read in this cluster, and could set it`,
    })),
    ...(elsewhere === undefined
      ? []
      : [
          {
            source: {
              kind: 'provider',
              name: nameOfProvider(provider),
            },
            mention: say`${elsewhere} could set it too, and is not watched`,
          },
        ]),
  ];
}

export function byDefault(
  provider: Provider,
  limit: EffectiveTimeout['effectiveMs'],
): Proposal {
  return {
    source: { kind: 'provider', name: nameOfProvider(provider) },
    fallback: limit,
  };
}
