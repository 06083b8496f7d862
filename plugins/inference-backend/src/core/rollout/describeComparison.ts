// SPDX-License-Identifier: Apache-2.0
import {
  RolloutEffect,
  RolloutSignal,
  say,
  sayNumber,
} from '@inference-portal/backstage-plugin-inference-common';

export const SIGNAL_TITLES: Record<RolloutSignal, string> = {
  errorRate: say`Errors`,
  ttftMs: say`Time to first token`,
  itlMs: say`Time between tokens`,
  e2eMs: say`Whole request`,
};

function rounded(value: number): string {
  return sayNumber(Number(value.toPrecision(3)));
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

/** `+23.1 % (+12 % to +35 %)`, and where means were compared, of which */
export function describeEffect(
  effect: RolloutEffect,
  { means }: { means?: { stable: number; canary: number } } = {},
): string {
  const changed = describeChange(effect);
  return means
    ? say`${changed} of the mean, which is ${rounded(
        means.stable,
      )} ms and ${rounded(
        means.canary,
      )} ms, as one bucket of the histogram holds nearly all`
    : changed;
}

function describeChange({ kind, value, low, high }: RolloutEffect): string {
  if (kind === 'difference') {
    return say`${signed(value)} points (${signed(low)} to ${signed(
      high ?? 1,
    )})`;
  }
  const upper = high === undefined ? say`no upper limit` : change(high);
  return say`${change(value)} (${change(low)} to ${upper})`;
}

/** `2 points`, `20 %` */
export function describeMargin(signal: RolloutSignal, margin: number): string {
  return signal === 'errorRate'
    ? say`${percent(margin)} points`
    : `${percent(margin - 1)} %`;
}
