// SPDX-License-Identifier: Apache-2.0
import {
  TimeoutSource,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { Condition, ObjectMeta } from '../objects/ClusterObjects';
import { LimitedPart } from '../objects/ProviderObjects';
import { PlacedPolicy } from '../policies/providerPoliciesOf';
import { isBelow } from '../providers/isBelow';
import { nameOfProvider } from '../providers/providerOf';
import { Proposal } from './decide';
import { TimeoutQuestion } from './TimeoutQuestion';

/** What policies set for a part of the way; the most specific counts, so it is asked first. */
export function policyProposals(
  question: TimeoutQuestion,
  part: LimitedPart,
): Proposal[] {
  return [
    ...(part === 'request' ? ofAgentgateway(question) : []),
    ...ofProvider(question, part),
  ];
}

function ofAgentgateway(question: TimeoutQuestion): Proposal[] {
  const field = 'spec.traffic.timeouts.request';
  const onRoute = question.routePolicies.map(applied => ({
    applied,
    ignored: applied.refused && describeRefusal(applied.refused),
  }));
  const onGateway = question.gatewayPolicies.map(applied => ({
    applied,
    ignored: say`Timeouts count on policies that target a route only`,
  }));
  return [...onGateway, ...onRoute]
    .filter(({ applied }) => applied.policy.requestTimeout !== undefined)
    .map(({ applied, ignored }) => ({
      source: sourceOf(applied.policy.meta, field),
      value: applied.policy.requestTimeout,
      ...(ignored !== undefined && { ignored }),
    }))
    .reverse();
}

function ofProvider(question: TimeoutQuestion, part: LimitedPart): Proposal[] {
  return question.providerPolicies.flatMap(applied =>
    applied.policy.limits
      .filter(limit => limit.part === part)
      .map(({ field, value }) => {
        const ignored = whyIgnored(applied, question);
        return {
          source: sourceOf(applied.policy.meta, field),
          value,
          ...(ignored !== undefined && { ignored }),
        };
      }),
  );
}

function whyIgnored(
  { place, policy, refused }: PlacedPolicy,
  { provider, providerPolicies }: TimeoutQuestion,
): string | undefined {
  if (refused) {
    return describeRefusal(refused);
  }
  if (place !== 'gateway') {
    return undefined;
  }
  if (provider.name === 'kgateway' && isBelow(provider.version, '2.2')) {
    return say`${nameOfProvider(
      provider,
    )} heeds timeouts of policies on a route only`;
  }
  const nearer = providerPolicies.find(
    other =>
      other.place === 'route' &&
      !other.refused &&
      other.policy.meta.kind === policy.meta.kind,
  );
  return provider.name === 'envoy-gateway' && nearer && !nearer.policy.merges
    ? say`${nearer.policy.meta.kind} ${nearer.policy.meta.name} on the route replaces it as a whole`
    : undefined;
}

export function sourceOf(
  { kind, namespace, name }: ObjectMeta,
  field: string,
): TimeoutSource {
  return { kind, namespace, name, field };
}

export function describeRefusal({ type, message }: Condition): string {
  return message
    ? say`The policy does not work: ${type}=False (${message})`
    : say`The policy does not work: ${type}=False`;
}
