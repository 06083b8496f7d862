// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { isBelow } from '../providers/isBelow';
import { nameOfProvider } from '../providers/providerOf';
import { Proposal } from './decide';
import { TimeoutQuestion } from './TimeoutQuestion';
import { parseDuration } from './parseDuration';
import { sourceOf } from './policyProposals';

/** What the rule itself says; undefined where it says nothing. */
export function routeProposal(
  { route, rule, provider, aiRoute }: TimeoutQuestion,
  field: 'request' | 'backendRequest',
  support: 'honoured' | 'ignored' | 'unknown',
): Proposal | undefined {
  const { timeouts } = route.rules[rule];
  const value = timeouts?.[field];
  if (value === undefined) {
    return undefined;
  }
  // What Envoy AI Gateway made is edited where it made it from.
  const { meta } = aiRoute ?? route;
  const proposal: Proposal = {
    source: sourceOf(meta, `spec.rules[${rule}].timeouts.${field}`),
    value,
  };
  const provided = nameOfProvider(provider);
  if (support === 'ignored') {
    return {
      ...proposal,
      ignored: say`${provided} does not use timeouts of an HTTPRoute`,
    };
  }
  if (
    field === 'request' &&
    provider.name === 'kgateway' &&
    // https://github.com/kgateway-dev/kgateway/pull/12766
    isBelow(provider.version, '2.2') !== false &&
    timeouts?.backendRequest !== undefined &&
    parseDuration(value) === 0
  ) {
    return {
      ...proposal,
      ignored: say`${provided} does not take 0s beside backendRequest before its fix of 2.1`,
    };
  }
  return proposal;
}
