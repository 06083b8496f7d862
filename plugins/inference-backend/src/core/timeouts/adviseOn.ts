// SPDX-License-Identifier: Apache-2.0
import {
  EffectiveTimeout,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { nameOfProvider } from '../providers/providerOf';
import { Decided } from './decide';
import { TimeoutQuestion } from './TimeoutQuestion';
import { formatDuration } from './parseDuration';
import { placeToSet } from './placeToSet';
import { LONG_ANSWER_MS } from './recommendedMs';

/** How long a request must be allowed to take: as measured, else what is usual. */
export function neededMs(observedP99Ms: number | undefined): number {
  return observedP99Ms ?? LONG_ANSWER_MS;
}

/** Whether long answers survive a limit on the whole of them, and what to set. */
export function adviseOn(
  part: 'request' | 'backendRequest',
  { effectiveMs, decidedBy }: Decided,
  question: TimeoutQuestion,
): Pick<EffectiveTimeout, 'streams' | 'advice'> {
  const { provider, observedP99Ms } = question;
  const set = placeToSet(question, part, decidedBy);
  const needed =
    observedP99Ms === undefined
      ? say`nothing was measured yet, and long answers take minutes`
      : say`one request in a hundred takes longer than ${formatDuration(
          observedP99Ms,
        )}`;
  switch (effectiveMs) {
    case 'unlimited':
      return { streams: 'safe', advice: say`Nothing cuts a long answer here.` };
    case 'unknown':
      return {
        streams: 'unknown',
        advice: say`What ${nameOfProvider(
          provider,
        )} does here is not known. ${set}`,
      };
    default:
      return effectiveMs < neededMs(observedP99Ms)
        ? {
            streams: 'cut',
            advice: say`Long answers are cut: ${needed}. ${set}`,
          }
        : { streams: 'safe', advice: say`Enough: ${needed}.` };
  }
}
