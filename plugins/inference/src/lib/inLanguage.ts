// SPDX-License-Identifier: Apache-2.0

let language = 'en';

/**
 * From now on numbers are written as the texts around them are: `9.940` beside
 * `9.94` would be read as the same.
 *
 * @param next - a BCP 47 tag
 */
export function writeNumbersIn(next: string): void {
  language = next;
}

/** Writes numbers in the language of the texts; a page writes thousands with each update. */
export function inLanguage(
  options: Intl.NumberFormatOptions,
): (value: number) => string {
  const formats = new Map<string, Intl.NumberFormat>();
  return value => {
    const known = formats.get(language);
    const format = known ?? new Intl.NumberFormat(language, options);
    if (!known) {
      formats.set(language, format);
    }
    return format.format(value);
  };
}
