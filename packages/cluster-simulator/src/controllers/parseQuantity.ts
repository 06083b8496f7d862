// SPDX-License-Identifier: Apache-2.0

const FACTORS: Record<string, number> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** A Kubernetes quantity (`64`, `200m`, `8Gi`) in its base unit; undefined where it is none. */
export function parseQuantity(quantity: unknown): number | undefined {
  const match = /^([0-9]*\.?[0-9]+)(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/.exec(
    String(quantity ?? ''),
  );
  return match ? Number(match[1]) * FACTORS[match[2] ?? ''] : undefined;
}
