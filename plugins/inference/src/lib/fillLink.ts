// SPDX-License-Identifier: Apache-2.0

/**
 * Fills `{{name}}` in the address of a link. Undefined where a value is missing:
 * a link that leads nowhere is not offered.
 */
export function fillLink(
  url: string,
  values: Readonly<Record<string, string | undefined>>,
): string | undefined {
  let missing = false;
  const filled = url.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
    const value = values[name];
    missing ||= value === undefined;
    return encodeURIComponent(value ?? '');
  });
  return missing ? undefined : filled;
}
