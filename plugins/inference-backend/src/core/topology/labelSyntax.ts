// SPDX-License-Identifier: Apache-2.0

/** An optional DNS prefix and a name, as API servers want them. */
const KEY =
  /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

export function isLabelKey(text: string): boolean {
  return KEY.test(text);
}

export function isLabelValue(text: string): boolean {
  return VALUE.test(text);
}
