// SPDX-License-Identifier: Apache-2.0
import { nameOf } from '../findings/subjectOf';
import { GatewayPolicy } from '../objects/ClusterObjects';
import { AppliedPolicy } from '../policies/policiesOf';
import { KnownRequest } from './KnownRequest';
import { Notes } from './Notes';
import { byGateway, Verdict } from './Verdict';

/** Settings that want credentials, and answer 401 without. */
const CREDENTIALS = [
  'jwtAuthentication',
  'apiKeyAuthentication',
  'basicAuthentication',
];

/** Policies that may answer in place of a backend: credentials are never checked here. */
export function judgeGuards(
  policies: readonly AppliedPolicy[],
  phase: GatewayPolicy['phase'],
  request: KnownRequest,
  notes: Notes,
): Verdict | undefined {
  const active = policies
    .filter(({ policy, refused }) => !refused && policy.phase === phase)
    .map(({ policy }) => policy);
  for (const policy of active) {
    const verdict = judgePolicy(policy, request, notes);
    if (verdict) {
      return verdict;
    }
  }
  return undefined;
}

function judgePolicy(
  policy: GatewayPolicy,
  request: KnownRequest,
  notes: Notes,
): Verdict | undefined {
  for (const { setting, mode = 'Strict' } of policy.guards ?? []) {
    const field = `spec.traffic.${setting}`;
    if (
      CREDENTIALS.includes(setting) &&
      mode === 'Strict' &&
      !request.headers.has('authorization')
    ) {
      const detail = `${nameOf(
        policy,
      )} asks for credentials (${setting}), and the request has no Authorization header.`;
      notes.add('policy', 'stopped', 'The request has no credentials', {
        detail,
        object: policy,
        field,
      });
      return byGateway(401, 'unauthenticated', detail);
    }
    const text = `${nameOf(policy)} may refuse the request (${setting})`;
    notes.add('policy', 'warning', text, {
      detail: 'Credentials, limits and outside decisions are not tried here.',
      object: policy,
      field,
    });
    notes.unknown(text);
  }
  if (policy.directResponse === undefined) {
    return undefined;
  }
  const detail = `${nameOf(policy)} answers ${policy.directResponse} itself.`;
  notes.add('policy', 'stopped', 'A policy answers', {
    detail,
    object: policy,
    field: 'spec.traffic.directResponse',
  });
  return byGateway(policy.directResponse, 'policy-answers', detail);
}
