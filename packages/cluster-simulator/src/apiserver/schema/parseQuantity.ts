// SPDX-License-Identifier: Apache-2.0

const SUFFIXES: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** `500m`, `16Gi`, `1e3` as a number; throws where it is no quantity. */
export function parseQuantity(text: string): number {
  const found =
    /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)([A-Za-z]{0,2})$/.exec(text);
  const factor = found ? SUFFIXES[found[2]] : undefined;
  if (!found || factor === undefined) {
    throw new Error(`quantities must match the regular expression: ${text}`);
  }
  return Number(found[1]) * factor;
}
