// SPDX-License-Identifier: Apache-2.0

/** The text with one full stop at its end: messages of controllers have one, or none. */
export function endSentence(text: string): string {
  return `${text.replace(/[.\s]+$/, '')}.`;
}
