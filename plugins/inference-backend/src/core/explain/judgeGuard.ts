// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { nameOf } from '../findings/subjectOf';
import { KnownRequest } from './KnownRequest';
import { Notes } from './Notes';
import { byGateway, Verdict } from './Verdict';

/** One setting of a policy, of any provider, that may answer in place of a backend. */
export function judgeGuard(
  policy: Parameters<typeof nameOf>[0],
  guard: {
    /** What it is called in sentences. */
    name: string;
    field: string;
    needsCredentials: boolean;
  },
  request: KnownRequest,
  notes: Notes,
): Verdict | undefined {
  const { name, field, needsCredentials } = guard;
  if (needsCredentials && !request.headers.has('authorization')) {
    const detail = say`${nameOf(
      policy,
    )} asks for credentials (${name}), and the request has no Authorization header.`;
    notes.add('policy', 'stopped', say`The request has no credentials`, {
      detail,
      object: policy,
      field,
    });
    return byGateway(401, 'unauthenticated', detail);
  }
  const text = say`${nameOf(policy)} may refuse the request (${name})`;
  notes.add('policy', 'warning', text, {
    detail: say`Credentials, limits and outside decisions are not tried here.`,
    object: policy,
    field,
  });
  notes.unknown(text);
  return undefined;
}
