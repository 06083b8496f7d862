// SPDX-License-Identifier: Apache-2.0

/** The parameter of the address that names the finding whose page is open. */
export const FINDING_PAGE = 'about';

/** The address's query with a finding's page opened in it. */
export function findingPageSearch(
  params: URLSearchParams,
  code: string,
): string {
  const next = new URLSearchParams(params);
  next.set(FINDING_PAGE, code);
  return `?${next}`;
}
