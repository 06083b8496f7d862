// SPDX-License-Identifier: Apache-2.0
import type { Texts } from '../hooks/useTexts';

/** Writes a number as the texts around it are: `9.940` beside `9.94` would be read as the same. */
export type WriteNumber = (value: number, t: Texts) => string;

/**
 * The language of the texts, as the user's own country writes it where the browser
 * names one: dates and numbers beside the texts are written so.
 */
export function localeOf(t: Texts): string {
  const language = t('shared.language');
  const ofUser = navigator.languages.find(
    locale => locale.split('-')[0] === language,
  );
  return ofUser ?? language;
}

/** Made once for each language; a page writes thousands of numbers with each update. */
export function inLanguage(options: Intl.NumberFormatOptions): WriteNumber {
  const formats = new WeakMap<Texts, Intl.NumberFormat>();
  return (value, t) => {
    const known = formats.get(t);
    const format = known ?? new Intl.NumberFormat(localeOf(t), options);
    if (!known) {
      formats.set(t, format);
    }
    return format.format(value);
  };
}
