// SPDX-License-Identifier: Apache-2.0

/** Longest query as it stands in a URL: proxies take 8 KB, some of it for themselves. */
const MAX_ENCODED = 6000;
const OR = '\nor\n';

/** Expressions whose results are told apart by a label, in as few queries as their length allows. */
export function joinExpressions(expressions: readonly string[]): string[] {
  const queries: string[] = [];
  for (const expression of expressions) {
    const last = queries.at(-1);
    const joined =
      last === undefined ? expression : `${last}${OR}${expression}`;
    if (
      last !== undefined &&
      new URLSearchParams({ query: joined }).toString().length <= MAX_ENCODED
    ) {
      queries[queries.length - 1] = joined;
    } else {
      queries.push(expression);
    }
  }
  return queries;
}
