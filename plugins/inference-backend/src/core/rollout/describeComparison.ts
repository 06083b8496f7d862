// SPDX-License-Identifier: Apache-2.0
import {
  RolloutEffect,
  RolloutSignal,
} from '@inference-portal/backstage-plugin-inference-common';

export const SIGNAL_TITLES: Record<RolloutSignal, string> = {
  errorRate: 'Errors',
  ttftMs: 'Time to first token',
  itlMs: 'Time between tokens',
  e2eMs: 'Whole request',
};

function rounded(value: number): string {
  return `${Number(value.toPrecision(3))}`;
}

function percent(share: number): string {
  return rounded(share * 100);
}

function signed(share: number): string {
  return `${share > 0 ? '+' : ''}${percent(share)}`;
}

function change(ratio: number): string {
  return `${signed(ratio - 1)} %`;
}

/** `+23.1 % (+12 % to +35 %)` */
export function describeEffect({ kind, value, low, high }: RolloutEffect) {
  if (kind === 'difference') {
    return `${signed(value)} points (${signed(low)} to ${signed(high ?? 1)})`;
  }
  const upper = high === undefined ? 'no upper limit' : change(high);
  return `${change(value)} (${change(low)} to ${upper})`;
}

/** ` of the mean, which is …`, where that was compared; else empty */
export function describeMeans({
  means,
}: { means?: { stable: number; canary: number } } = {}): string {
  return means
    ? ` of the mean, which is ${rounded(means.stable)} ms and ${rounded(
        means.canary,
      )} ms, as one bucket of the histogram holds nearly all`
    : '';
}

/** `2 points`, `20 %` */
export function describeMargin(signal: RolloutSignal, margin: number): string {
  return signal === 'errorRate'
    ? `${percent(margin)} points`
    : `${percent(margin - 1)} %`;
}
