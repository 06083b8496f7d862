// SPDX-License-Identifier: Apache-2.0

/** A result of the portal's search. */
export const search = {
  'search.model': 'model',
  'search.finding': 'finding {{code}}',
  'search.page': 'page',
  'search.in': 'in {{clusters}}',
} as const;
