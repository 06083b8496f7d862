// SPDX-License-Identifier: Apache-2.0

/** A clause as a sentence of its own; a key or an address at its front stays as it is. */
export function sentence(text: string | undefined): string {
  const words = text || 'no reason is known';
  const end = /[.!?]$/.test(words) ? '' : '.';
  const start = /^[a-z]+\s/.test(words) ? words[0].toUpperCase() : words[0];
  return `${start}${words.slice(1)}${end}`;
}
