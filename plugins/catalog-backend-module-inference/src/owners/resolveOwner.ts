// SPDX-License-Identifier: Apache-2.0
import { OwnerCandidate } from './OwnerCandidate';

/** Who owns something, or why nobody does. */
export interface Ownership {
  /** Entity ref. */
  owner: string;
  isUnowned: boolean;
  /** What is wrong with those who were named and don't exist, one sentence each. */
  problems: string[];
}

/** The first candidate whom the catalog has; the others that were passed over are told. */
export function resolveOwner(
  candidates: readonly OwnerCandidate[],
  unowned: string,
  exists: (owner: string) => boolean,
): Ownership {
  const problems: string[] = [];
  for (const { owner, saidBy } of candidates) {
    if (exists(owner)) {
      return { owner, isUnowned: false, problems };
    }
    problems.push(
      `By ${saidBy} it is owned by ${owner}, whom the catalog does not have.`,
    );
  }
  return {
    owner: unowned,
    isUnowned: true,
    problems: problems.length > 0 ? problems : ['Nothing says who owns it.'],
  };
}

/** Of something made of several: theirs, where they have the same owner. */
export function joinOwnership(
  parts: readonly Ownership[],
  unowned: string,
): Ownership {
  const owners = [...new Set(parts.map(({ owner }) => owner))].sort();
  if (owners.length === 1) {
    return {
      ...parts[0],
      problems: parts[0].isUnowned ? parts[0].problems : [],
    };
  }
  return {
    owner: unowned,
    isUnowned: true,
    problems: [
      owners.length === 0
        ? 'Nothing says who owns it.'
        : `Its pools have different owners: ${owners.join(', ')}.`,
    ],
  };
}
