// SPDX-License-Identifier: Apache-2.0

const UNITS_MS: Record<string, number> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
};

/** GEP-2257 (`300s`, `1h30m`) in milliseconds; undefined where it is none. */
export function parseDuration(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  if (!/^([0-9]{1,5}(h|m|s|ms)){1,4}$/.test(value)) return undefined;
  return [...value.matchAll(/([0-9]+)(ms|h|m|s)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * UNITS_MS[unit],
    0,
  );
}
