// SPDX-License-Identifier: Apache-2.0
import { Theme } from '@material-ui/core/styles';
import {
  HistoryMark,
  HistoryMarkKind,
} from '@inference-portal/backstage-plugin-inference-common';
import { Tone, toneColor } from '../../../components/tones';

/** How a mark is told from another: by symbol and colour, and by a word beside it. */
export const MARK_LOOKS: Record<
  HistoryMarkKind,
  { symbol: string; tone: Tone }
> = {
  weights: { symbol: '◆', tone: 'quiet' },
  rollout: { symbol: '▲', tone: 'quiet' },
  finding: { symbol: '✖', tone: 'bad' },
  'finding-gone': { symbol: '✔', tone: 'good' },
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
