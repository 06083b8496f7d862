// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { FoundObject } from '../findObjects';
import { FoundRule, rulesOf } from '../routes/findRoute';
import { itemsAt, textAt } from '../yaml/Traced';

const Rule = z
  .object({
    name: z.unknown(),
    matches: z
      .array(
        z.object({ headers: z.array(z.unknown()).default([]) }).passthrough(),
      )
      .default([{}]),
  })
  .passthrough();

/** Gateway API takes no more headers in a match. */
const MOST_HEADERS = 16;

/**
 * A rule for testers: what the weighted rule takes, with one header more, to one
 * pool. The more specific match wins wherever it stands; filters and timeouts are
 * the weighted rule's. It has a name, by which gateways count its requests apart.
 */
export function pinnedRule(
  weighted: unknown,
  {
    header,
    pool,
    backendRef,
  }: { header: string; pool: string; backendRef: object },
): object {
  const { name: _, matches, ...rest } = Rule.parse(weighted);
  return {
    name: `testers-${pool}`,
    matches: matches.map(match => {
      if (match.headers.length >= MOST_HEADERS) {
        throw new InputError(
          `The rule matches ${match.headers.length} headers, and Gateway API takes no more: no rule for testers can be made of it. Nothing was changed`,
        );
      }
      return {
        ...match,
        headers: [
          ...match.headers,
          { type: 'Exact', name: header, value: pool },
        ],
      };
    }),
    ...rest,
    backendRefs: [backendRef],
  };
}

/** Rules that lead to this pool alone by a header that names it. */
export function findPinnedRules(
  object: FoundObject,
  pool: string,
): FoundRule[] {
  return rulesOf(object).filter(
    ({ value, backendRefs }) =>
      backendRefs.length === 1 &&
      backendRefs[0].name === pool &&
      itemsAt(value, 'matches').length > 0 &&
      itemsAt(value, 'matches').every(match =>
        itemsAt(match, 'headers').some(
          header => textAt(header, 'value') === pool,
        ),
      ),
  );
}
