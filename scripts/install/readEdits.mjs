// SPDX-License-Identifier: Apache-2.0

const BLOCK =
  /^```diff title="([^"]+)"(?: system="(new|legacy)")?\n([\s\S]*?)^```$/gm;

/**
 * What a page of the documentation says to write into which file.
 *
 * @param {string} markdown
 * @returns {{ file: string, system?: string, diff: string }[]} system where only one
 *   of the frontend systems needs it
 */
export function readEdits(markdown) {
  return [...markdown.matchAll(BLOCK)].map(([, file, system, diff]) => ({
    file,
    system,
    diff,
  }));
}
