// SPDX-License-Identifier: Apache-2.0
import { RolloutEffect } from '@inference-portal/backstage-plugin-inference-common';

const POINTS = new Intl.NumberFormat(undefined, {
  maximumFractionDigits: 2,
  signDisplay: 'exceptZero',
});
const TIMES = new Intl.NumberFormat(undefined, {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const CHANCE = new Intl.NumberFormat(undefined, { maximumFractionDigits: 3 });

/** Of a difference in percentage points `+0.3`, of a ratio `1.08`. */
export function formatEffect(
  kind: RolloutEffect['kind'],
  value: number,
): string {
  return kind === 'difference'
    ? POINTS.format(value * 100)
    : `× ${TIMES.format(value)}`;
}

/** `0.021`, `< 0.001` */
export function formatChance(p: number): string {
  return p < 0.001 ? `< ${CHANCE.format(0.001)}` : CHANCE.format(p);
}

const SHARE = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** `9.4 %`: a share of requests, with the digit that weights of 5 per cent need. */
export function formatShare(share: number): string {
  return `${SHARE.format(share * 100)} %`;
}
