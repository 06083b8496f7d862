// SPDX-License-Identifier: Apache-2.0

/** `in about 4 min; about 738 requests decide`: one sentence of what stands alone elsewhere. */
export function joinClauses([first, ...others]: string[]): string {
  return [
    first,
    // Names and abbreviations stay as they are.
    ...others.map(text =>
      text.replace(/^[A-Z](?=[a-z]* )/, letter => letter.toLowerCase()),
    ),
  ].join('; ');
}
