// SPDX-License-Identifier: Apache-2.0
import { Theme } from '@material-ui/core/styles';
import { HistoryMarkKind } from '@inference-portal/backstage-plugin-inference-common';
import { Tone, toneColor } from '../../../components/tones';

/** How a mark is told from another: by symbol and word, and by colour. */
export const MARK_LOOKS: Record<
  HistoryMarkKind,
  { symbol: string; word: string; tone: Tone }
> = {
  weights: { symbol: '◆', word: 'Weights', tone: 'quiet' },
  rollout: { symbol: '▲', word: 'Rollout', tone: 'quiet' },
  finding: { symbol: '✖', word: 'Finding', tone: 'bad' },
  'finding-gone': { symbol: '✔', word: 'Mended', tone: 'good' },
};

export function markColor(theme: Theme, kind: HistoryMarkKind): string {
  return toneColor(theme, MARK_LOOKS[kind].tone);
}
