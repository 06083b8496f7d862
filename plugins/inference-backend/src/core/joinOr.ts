// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';

/** `a or b or c`; nothing of nothing. */
export function joinOr(words: readonly string[]): string {
  return words.length === 0
    ? ''
    : words.reduce((joined, word) => say`${joined} or ${word}`);
}
