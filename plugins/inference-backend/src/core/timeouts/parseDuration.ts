// SPDX-License-Identifier: Apache-2.0

const UNIT_MS: Record<string, number> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
};

/**
 * A duration as the Gateway API writes it, in milliseconds: up to four parts
 * of a number of at most five digits and a unit, such as `1h30m` or `300s`.
 * Undefined where it is none.
 *
 * https://gateway-api.sigs.k8s.io/geps/gep-2257/
 */
export function parseDuration(text: string): number | undefined {
  if (!/^([0-9]{1,5}(h|m|s|ms)){1,4}$/.test(text)) {
    return undefined;
  }
  let ms = 0;
  for (const [, amount, unit] of text.matchAll(/([0-9]+)(ms|h|m|s)/g)) {
    ms += Number(amount) * UNIT_MS[unit];
  }
  return ms;
}

/** The same way back, with the largest units that fit: 5400000 as `1h30m`. */
export function formatDuration(ms: number): string {
  let left = Math.round(ms);
  if (left <= 0) {
    return '0s';
  }
  let text = '';
  for (const [unit, size] of Object.entries(UNIT_MS)) {
    const amount = Math.floor(left / size);
    if (amount > 0) {
      text += `${amount}${unit}`;
      left -= amount * size;
    }
  }
  return text;
}
