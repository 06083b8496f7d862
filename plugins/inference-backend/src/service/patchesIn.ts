// SPDX-License-Identifier: Apache-2.0

/** Where answers have findings, or what reads like one; `items` are looked into. */
const PLACES = new Set(['findings', 'findingList', 'issues', 'resolved']);

/** Codes of the findings whose patches an answer hands out, sorted. */
export function patchesIn(answer: object): string[] {
  const codes = Object.entries(answer).flatMap(
    ([place, value]: [string, unknown]): string[] => {
      if (!Array.isArray(value)) {
        return [];
      }
      if (PLACES.has(place)) {
        return value.filter(hasPatch).map(({ code }) => code);
      }
      return place === 'items' ? value.flatMap(patchesIn) : [];
    },
  );
  return [...new Set(codes)].sort();
}

function hasPatch(finding: { code: string; remedy?: { patch?: unknown } }) {
  return finding.remedy?.patch !== undefined;
}
