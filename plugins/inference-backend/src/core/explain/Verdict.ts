// SPDX-License-Identifier: Apache-2.0
import { ExplanationOutcome } from '@inference-portal/backstage-plugin-inference-common';

/** What becomes of a request, but for its share. */
export type Verdict = Omit<ExplanationOutcome, 'share'>;

/** What becomes of a part of the requests, 0..1, for which a backend was drawn. */
export interface Part {
  part: number;
  verdict: Verdict;
}

export function whole(verdict: Verdict): Part[] {
  return [{ part: 1, verdict }];
}

export function byGateway(
  status: Verdict['status'],
  cause: Verdict['cause'],
  detail: string,
): Verdict {
  return { status, cause, by: 'gateway', detail };
}

export function unknownVerdict(
  cause: Verdict['cause'],
  detail: string,
): Verdict {
  return { status: 'unknown', cause, by: 'nobody', detail };
}
