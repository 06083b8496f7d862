// SPDX-License-Identifier: Apache-2.0
import {
  plainText,
  say,
} from '@inference-portal/backstage-plugin-inference-common';

/** A clause of others as a sentence of its own; a key or an address at its front stays as it is. */
export function sentence(text: string | undefined): string {
  if (!text) {
    return say`No reason is known.`;
  }
  const start = /^[a-z]+\s/.test(text) ? text[0].toUpperCase() : text[0];
  return ended(`${start}${text.slice(1)}`);
}

/** The clause with a sign at its end. */
export function ended(text: string): string {
  return /[.!?]$/.test(plainText(text)) ? text : `${text}.`;
}
