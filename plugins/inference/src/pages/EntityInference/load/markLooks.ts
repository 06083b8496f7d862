// SPDX-License-Identifier: Apache-2.0
import { Theme } from '@material-ui/core/styles';
import {
  HistoryMark,
  HistoryMarkKind,
} from '@inference-portal/backstage-plugin-inference-common';
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

/** A finding speaks as loud as it is severe. */
export function markColor(
  theme: Theme,
  { kind, severity }: Pick<HistoryMark, 'kind' | 'severity'>,
): string {
  const { tone } = MARK_LOOKS[kind];
  const quieter = new Map<string | undefined, Tone>([
    ['info', 'quiet'],
    ['warning', 'warning'],
  ]).get(severity);
  return toneColor(theme, (kind === 'finding' && quieter) || tone);
}
