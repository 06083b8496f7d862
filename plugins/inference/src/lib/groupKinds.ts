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

/** The kinds by state; states without a kind are left out. */
export function groupKinds(
  kinds: KindStatus[],
): Array<{ state: KindStatus['state']; kinds: KindStatus[] }> {
  return STATES.map(state => ({
    state,
    kinds: kinds.filter(kind => kind.state === state),
  })).filter(group => group.kinds.length > 0);
}
