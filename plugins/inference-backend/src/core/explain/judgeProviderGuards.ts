// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { nameOf } from '../findings/subjectOf';
import { ProviderPolicy } from '../objects/ProviderObjects';
import { PlacedPolicy } from '../policies/providerPoliciesOf';
import { endSentence } from '../endSentence';
import { judgeGuard } from './judgeGuard';
import { KnownRequest } from './KnownRequest';
import { Notes } from './Notes';
import { byGateway, Verdict } from './Verdict';

/** Policies of Envoy Gateway, kgateway, GKE and NGINX that may answer in place of a backend. */
export function judgeProviderGuards(
  policies: readonly PlacedPolicy[],
  request: KnownRequest,
  notes: Notes,
): Verdict | undefined {
  for (const { policy, refused } of policies) {
    if (refused) {
      notes.add('policy', 'warning', say`${nameOf(policy)} does not work`, {
        detail: say`${refused.type} is False: ${endSentence(
          refused.message ?? refused.reason ?? say`no reason given`,
        )}`,
        object: policy,
        field: 'status.ancestors',
      });
      continue;
    }
    const verdict =
      judgeBody(policy, request, notes) ?? judgeGuards(policy, request, notes);
    if (verdict) {
      return verdict;
    }
  }
  return undefined;
}

function judgeBody(
  policy: ProviderPolicy,
  { bodyBytes }: KnownRequest,
  notes: Notes,
): Verdict | undefined {
  const { maxBody } = policy;
  // 0 takes the limit away where it is one at all.
  if (!maxBody || maxBody.bytes === 0 || bodyBytes <= maxBody.bytes) {
    return undefined;
  }
  const detail = say`${nameOf(policy)} takes bodies of ${
    maxBody.bytes
  } bytes at most, and the request's has ${bodyBytes}.`;
  notes.add('policy', 'stopped', say`The body is too large`, {
    detail,
    object: policy,
    field: maxBody.field,
  });
  return byGateway(413, 'body-too-large', detail);
}

function judgeGuards(
  policy: ProviderPolicy,
  request: KnownRequest,
  notes: Notes,
): Verdict | undefined {
  for (const { field, needsCredentials } of policy.guards) {
    const guard = { name: field, field, needsCredentials };
    const verdict = judgeGuard(policy, guard, request, notes);
    if (verdict) {
      return verdict;
    }
  }
  return undefined;
}
