// SPDX-License-Identifier: Apache-2.0

/** Of tables on every page. */
export const table = {
  'table.columns': 'Columns',
} as const;
