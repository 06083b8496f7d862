// SPDX-License-Identifier: Apache-2.0
import {
  EffectiveTimeout,
  TimeoutCandidate,
  TimeoutSource,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { parseDuration } from './parseDuration';

/** A place that may set a limit; the first that does decides. */
export interface Proposal {
  source: TimeoutSource;
  /** As written. */
  value?: string;
  /** Why what is written there does not count. */
  ignored?: string;
  /** Why it can't be told whether something is written there. */
  hidden?: string;
  /** What it could set, and does not as far as is seen. */
  mention?: string;
  /** What holds where nobody else decides. */
  fallback?: EffectiveTimeout['effectiveMs'];
}

export type Decided = Pick<
  EffectiveTimeout,
  'effectiveMs' | 'decidedBy' | 'candidates'
>;

/** Asks each proposal in turn. The last must have a fallback. */
export function decide(
  proposals: ReadonlyArray<Proposal | undefined>,
): Decided {
  const asked = proposals.filter(proposal => proposal !== undefined);
  let decided: TimeoutCandidate | undefined;
  const candidates = asked.map(proposal => {
    const candidate = toCandidate(proposal, decided);
    if (candidate.role === 'decides') {
      decided = candidate;
    }
    return candidate;
  });
  return {
    effectiveMs: decided?.effectiveMs ?? 'unknown',
    decidedBy: decided?.source ?? asked[asked.length - 1].source,
    candidates,
  };
}

function toCandidate(
  { source, value, ignored, hidden, mention, fallback }: Proposal,
  decided: TimeoutCandidate | undefined,
): TimeoutCandidate {
  const { ms, note } = readValue(value);
  const candidate = {
    source,
    ...(value !== undefined && { value }),
    effectiveMs: fallback ?? ms,
  };
  const silent = ignored ?? note;
  if (silent !== undefined) {
    return { ...candidate, role: 'ignored', reason: silent };
  }
  if (mention !== undefined) {
    return { ...candidate, role: 'unseen', reason: mention };
  }
  if (decided) {
    return {
      ...candidate,
      role: 'overridden',
      reason: describePrecedence(decided.source),
    };
  }
  if (hidden !== undefined) {
    return { ...candidate, role: 'decides', reason: hidden };
  }
  return {
    ...candidate,
    role: 'decides',
    reason:
      fallback === undefined
        ? describe(ms)
        : say`Nothing else sets it: ${describe(fallback)}`,
  };
}

function describePrecedence({ kind, name }: TimeoutSource): string {
  return kind === 'provider'
    ? say`provider ${name} comes before it`
    : say`${kind} ${name} comes before it`;
}

function readValue(value: string | undefined): {
  ms: EffectiveTimeout['effectiveMs'];
  note?: string;
} {
  if (value === undefined) {
    return { ms: 'unknown' };
  }
  const ms = parseDuration(value);
  if (ms === undefined) {
    return {
      ms: 'unknown',
      note: say`${value.slice(0, 64)} is no duration such as 300s or 1h30m`,
    };
  }
  return { ms: ms === 0 ? 'unlimited' : ms };
}

function describe(ms: EffectiveTimeout['effectiveMs']): string {
  switch (ms) {
    case 'unlimited':
      return say`there is no limit`;
    case 'unknown':
      return say`what holds then is not known here`;
    default:
      return say`${ms / 1000} s`;
  }
}
