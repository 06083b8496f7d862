// SPDX-License-Identifier: Apache-2.0
import { plainText } from '@inference-portal/backstage-plugin-inference-common';

/** The text with a full stop at its end: messages of controllers have one, or none. */
export function endSentence(text: string): string {
  const sentence = text.trimEnd();
  return plainText(sentence).endsWith('.') ? sentence : `${sentence}.`;
}
