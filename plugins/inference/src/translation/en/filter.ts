// SPDX-License-Identifier: Apache-2.0

/** Of what narrows a table. */
export const filter = {
  'filter.noOption': 'Nothing like it',
  'filter.open': 'Open',
  'filter.close': 'Close',
  'filter.clear': 'Clear',
  'filter.showAll': 'Show all',
} as const;
