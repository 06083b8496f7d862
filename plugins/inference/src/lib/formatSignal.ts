// SPDX-License-Identifier: Apache-2.0
import type { Texts } from '../hooks/useTexts';
import { inLanguage } from './inLanguage';

const writeWhole = inLanguage({ maximumFractionDigits: 0 });
const writeThreeDigits = inLanguage({
  maximumFractionDigits: 2,
  maximumSignificantDigits: 3,
});
const writeTwoDecimals = inLanguage({
  maximumFractionDigits: 2,
});

/** Three significant digits, whole numbers from 100 on. */
export function formatNumber(value: number, t: Texts): string {
  return (Math.abs(value) >= 100 ? writeWhole : writeThreeDigits)(value, t);
}

/** `4.2 /s` */
export function formatRate(perSecond: number, t: Texts): string {
  return `${formatNumber(perSecond, t)} /s`;
}

/** `43 %`; a share below one per cent keeps its digits, so that it isn't read as none. */
export function formatRatio(ratio: number, t: Texts): string {
  const percent = ratio * 100;
  const small = percent !== 0 && Math.abs(percent) < 1;
  return `${(small ? writeTwoDecimals : writeWhole)(percent, t)} %`;
}

/** `120 ms`, `1.24 s` */
export function formatLatency(milliseconds: number, t: Texts): string {
  return milliseconds < 1_000
    ? `${formatNumber(milliseconds, t)} ms`
    : `${formatNumber(milliseconds / 1_000, t)} s`;
}
