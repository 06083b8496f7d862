// SPDX-License-Identifier: Apache-2.0
import {
  say,
  sayNumber,
} from '@inference-portal/backstage-plugin-inference-common';

/** 0.917 as `91.7 %`; what is more than nothing is never shown as 0. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) {
    return say`less than 0.1 %`;
  }
  return `${sayNumber(Number(percent.toFixed(1)))} %`;
}
