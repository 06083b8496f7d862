// SPDX-License-Identifier: Apache-2.0
import {
  ExplanationOutcome,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { formatShare } from '../findings/formatShare';

/** What a client sees and why, in one sentence or one per share. */
export function summarize(outcomes: readonly ExplanationOutcome[]): string {
  const [first] = outcomes;
  const alike = outcomes.every(
    ({ status, cause }) => status === first.status && cause === first.cause,
  );
  if (alike) {
    return `${describeStatus(first)}: ${first.detail}`;
  }
  return outcomes
    .map(
      outcome =>
        `${formatShare(outcome.share)} ${describeStatus(outcome)}: ${
          outcome.detail
        }`,
    )
    .join(' ');
}

function describeStatus({ status }: ExplanationOutcome): string {
  switch (status) {
    case 'none':
      return say`No answer`;
    case 'unknown':
      return say`Not known`;
    default:
      return say`Status ${status}`;
  }
}
