// SPDX-License-Identifier: Apache-2.0
import type { search as english } from '../en/search';
import type { Translated } from '../Translated';

export const search: Translated<typeof english> = {
  'search.model': 'Modell',
  'search.finding': 'Befund {{code}}',
  'search.page': 'Seite',
  'search.in': 'in {{clusters}}',
};
