// SPDX-License-Identifier: Apache-2.0
import { KindStatus } from '@inference-portal/backstage-plugin-inference-common';

/** Every state of a kind, the one that needs somebody first. */
const STATES: readonly KindStatus['state'][] = [
  'forbidden',
  'error',
  'connecting',
  'missing',
  'watching',
];

/** Of software that the cluster can do without, and does. */
function isUnneeded({ optional, state }: KindStatus): boolean {
  return optional === true && state === 'missing';
}

/**
 * Names of kinds that nobody misses; with the group where another group's kind
 * of that name is there.
 */
export function listUnneeded(kinds: KindStatus[]): string[] {
  const there = new Set(
    kinds.filter(kind => !isUnneeded(kind)).map(({ kind }) => kind),
  );
  const names = kinds
    .filter(isUnneeded)
    .map(({ kind, group }) => (there.has(kind) ? `${kind} (${group})` : kind));
  return [...new Set(names)];
}

/**
 * The kinds by state; states without a kind are left out, and so are kinds that
 * nobody misses.
 */
export function groupKinds(
  kinds: KindStatus[],
): Array<{ state: KindStatus['state']; kinds: KindStatus[] }> {
  return STATES.map(state => ({
    state,
    kinds: kinds.filter(kind => kind.state === state && !isUnneeded(kind)),
  })).filter(group => group.kinds.length > 0);
}
