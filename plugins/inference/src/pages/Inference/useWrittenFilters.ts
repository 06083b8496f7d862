// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { useTexts } from '../../hooks/useTexts';
import { NOBODY } from '../../lib/filterPools';
import { parseHealth } from '../../lib/rankHealth';

/** How healths and owners in an address are written for people. */
export function useWrittenFilters(): {
  writeHealth: (option: string) => string;
  writeOwner: (option: string) => string;
} {
  const t = useTexts();
  return {
    writeHealth: option => {
      const health = parseHealth(option);
      return health ? t(`shared.health.${health}`) : option;
    },
    writeOwner: option =>
      option === NOBODY ? t('pools.filter.nobody') : nameOf(option),
  };
}

/** An address may hold what is no entity ref. */
function nameOf(ref: string): string {
  try {
    return parseEntityRef(ref).name;
  } catch {
    return ref;
  }
}
