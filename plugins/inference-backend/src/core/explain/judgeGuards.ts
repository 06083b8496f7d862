// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { nameOf } from '../findings/subjectOf';
import { GatewayPolicy } from '../objects/ClusterObjects';
import { AppliedPolicy } from '../policies/policiesOf';
import { judgeGuard } from './judgeGuard';
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
    const guard = {
      name: setting,
      field: `spec.traffic.${setting}`,
      needsCredentials: CREDENTIALS.includes(setting) && mode === 'Strict',
    };
    const verdict = judgeGuard(policy, guard, request, notes);
    if (verdict) {
      return verdict;
    }
  }
  if (policy.directResponse === undefined) {
    return undefined;
  }
  const detail = say`${nameOf(policy)} answers ${
    policy.directResponse
  } itself.`;
  notes.add('policy', 'stopped', say`A policy answers`, {
    detail,
    object: policy,
    field: 'spec.traffic.directResponse',
  });
  return byGateway(policy.directResponse, 'policy-answers', detail);
}
