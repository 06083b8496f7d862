// SPDX-License-Identifier: Apache-2.0

/**
 * The parts of a name as a query for it has them, without punctuation: Lunr parts
 * what it indexes at every sign and queries at spaces and hyphens only, so that it
 * would look for `qwen/qwen2.5` among `qwen`, `qwen2` and `5`. `qwenqwen25` is
 * near enough to what it looks for.
 */
export function spellingsOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .map(part => part.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter(part => part !== '')
    .join(' ');
}
