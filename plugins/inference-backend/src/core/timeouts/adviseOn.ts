// SPDX-License-Identifier: Apache-2.0
import { EffectiveTimeout } from '@inference-portal/backstage-plugin-inference-common';
import { nameOfProvider } from '../providers/providerOf';
import { TimeoutQuestion } from './deriveTimeouts';
import { formatDuration } from './parseDuration';

/** What an answer of a language model may take where nothing was measured. */
export const LONG_ANSWER_MS = 300_000;

/** Room above what was measured: the slowest of a hundred take longer than the p95. */
const ROOM = 3;

/** How long a request must be allowed to take: as measured, else what is usual. */
export function neededMs(observedP95Ms: number | undefined): number {
  return observedP95Ms ?? LONG_ANSWER_MS;
}

/** A round value with room above what is needed. */
export function recommendedMs(observedP95Ms: number | undefined): number {
  const minute = 60_000;
  return Math.max(
    LONG_ANSWER_MS,
    Math.ceil(((observedP95Ms ?? 0) * ROOM) / minute) * minute,
  );
}

/** Whether long answers survive a limit on the whole of them, and what to set. */
export function adviseOn(
  field: 'request' | 'backendRequest',
  effectiveMs: EffectiveTimeout['effectiveMs'],
  { provider, rule, observedP95Ms }: TimeoutQuestion,
): Pick<EffectiveTimeout, 'streams' | 'advice'> {
  const set = `Set spec.rules[${rule}].timeouts.${field} to ${formatDuration(
    recommendedMs(observedP95Ms),
  )} or more.`;
  const needed =
    observedP95Ms === undefined
      ? 'nothing was measured yet, and long answers take minutes'
      : `one request in twenty takes longer than ${formatDuration(
          observedP95Ms,
        )}`;
  switch (effectiveMs) {
    case 'unlimited':
      return { streams: 'safe', advice: 'Nothing cuts a long answer here.' };
    case 'unknown':
      return {
        streams: 'unknown',
        advice: `What ${nameOfProvider(
          provider,
        )} does here is not known. ${set}`,
      };
    default:
      return effectiveMs < neededMs(observedP95Ms)
        ? { streams: 'cut', advice: `Long answers are cut: ${needed}. ${set}` }
        : { streams: 'safe', advice: `Enough: ${needed}.` };
  }
}
