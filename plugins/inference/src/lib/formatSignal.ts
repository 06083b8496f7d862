// SPDX-License-Identifier: Apache-2.0

/** Three significant digits, whole numbers from 100 on. */
export function formatNumber(value: number): string {
  return value.toLocaleString(undefined, {
    maximumFractionDigits: Math.abs(value) >= 100 ? 0 : 2,
    maximumSignificantDigits: Math.abs(value) >= 100 ? undefined : 3,
  });
}

/** `4.2 /s` */
export function formatRate(perSecond: number): string {
  return `${formatNumber(perSecond)} /s`;
}

/** `43 %`; a share below one per cent keeps its digits, so that it isn't read as none. */
export function formatRatio(ratio: number): string {
  const percent = ratio * 100;
  const digits = percent !== 0 && Math.abs(percent) < 1 ? 2 : 0;
  return `${percent.toLocaleString(undefined, {
    maximumFractionDigits: digits,
  })} %`;
}

/** `120 ms`, `1.24 s` */
export function formatLatency(milliseconds: number): string {
  return milliseconds < 1_000
    ? `${formatNumber(milliseconds)} ms`
    : `${formatNumber(milliseconds / 1_000)} s`;
}
