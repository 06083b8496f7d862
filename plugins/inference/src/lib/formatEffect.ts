// SPDX-License-Identifier: Apache-2.0
import { RolloutEffect } from '@inference-portal/backstage-plugin-inference-common';
import { inLanguage } from './inLanguage';

const writePoints = inLanguage({
  maximumFractionDigits: 2,
  signDisplay: 'exceptZero',
});
const writeTimes = inLanguage({
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const writeChance = inLanguage({ maximumFractionDigits: 3 });

/** Of a difference in percentage points `+0.3`, of a ratio `1.08`. */
export function formatEffect(
  kind: RolloutEffect['kind'],
  value: number,
): string {
  return kind === 'difference'
    ? writePoints(value * 100)
    : `× ${writeTimes(value)}`;
}

/** `0.021`, `< 0.001` */
export function formatChance(p: number): string {
  return p < 0.001 ? `< ${writeChance(0.001)}` : writeChance(p);
}

const writeShare = inLanguage({ maximumFractionDigits: 1 });

/** `9.4 %`: a share of requests, with the digit that weights of 5 per cent need. */
export function formatShare(share: number): string {
  return `${writeShare(share * 100)} %`;
}
