// SPDX-License-Identifier: Apache-2.0
import type { filter as english } from '../en/filter';
import type { Translated } from '../Translated';

export const filter: Translated<typeof english> = {
  'filter.noOption': 'Nichts dergleichen',
  'filter.open': 'Öffnen',
  'filter.close': 'Schließen',
  'filter.clear': 'Leeren',
  'filter.showAll': 'Alle zeigen',
};
