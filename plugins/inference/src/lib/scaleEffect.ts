// SPDX-License-Identifier: Apache-2.0
import { RolloutEffect } from '@inference-portal/backstage-plugin-inference-common';

/** Places on a line from 0 to 1. */
export interface EffectScale {
  neutral: number;
  margin: number;
  value: number;
  low: number;
  high: number;
  /** The interval goes on beyond the end of the line. */
  cutLow: boolean;
  cutHigh: boolean;
}

/** So many times the margin are shown to either side of no difference. */
const REACH = 2;

/** Lays an effect on a line on which all signals have their margin at the same place. */
export function scaleEffect(
  { kind, value, low, high = Infinity }: RolloutEffect,
  margin: number,
): EffectScale {
  const neutral = kind === 'ratio' ? 1 : 0;
  const reach = Math.max(Math.abs(margin - neutral), Number.EPSILON) * REACH;
  const place = (at: number) =>
    Math.min(1, Math.max(0, (at - neutral + reach) / (2 * reach)));
  return {
    neutral: place(neutral),
    margin: place(margin),
    value: place(value),
    low: place(low),
    high: place(high),
    cutLow: low < neutral - reach,
    cutHigh: high > neutral + reach,
  };
}
