// SPDX-License-Identifier: Apache-2.0

const FACTORS: Record<string, number> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
};

/** Bytes of a Kubernetes quantity such as `2Mi`; undefined where it is none. */
export function parseBytes(
  quantity: number | string | undefined,
): number | undefined {
  if (typeof quantity === 'number') {
    return quantity;
  }
  const match = /^(\d+(?:\.\d+)?)([kMG]|[KMG]i)?$/.exec(quantity ?? '');
  return match ? Number(match[1]) * FACTORS[match[2] ?? ''] : undefined;
}
