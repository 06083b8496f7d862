// SPDX-License-Identifier: Apache-2.0
import { RolloutEffect } from '@inference-portal/backstage-plugin-inference-common';
import type { Texts } from '../hooks/useTexts';
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
  t: Texts,
): string {
  return kind === 'difference'
    ? writePoints(value * 100, t)
    : `× ${writeTimes(value, t)}`;
}

/** `0.021`, `< 0.001` */
export function formatChance(p: number, t: Texts): string {
  return p < 0.001 ? `< ${writeChance(0.001, t)}` : writeChance(p, t);
}

const writeShare = inLanguage({ maximumFractionDigits: 1 });

/** `9.4 %`: a share of requests, with the digit that weights of 5 per cent need. */
export function formatShare(share: number, t: Texts): string {
  return `${writeShare(share * 100, t)} %`;
}
