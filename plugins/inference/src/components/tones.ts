// SPDX-License-Identifier: Apache-2.0
import { alpha, Theme } from '@material-ui/core/styles';

/** How loud a thing speaks. */
export type Tone = 'good' | 'quiet' | 'warning' | 'bad';

/**
 * Colours that keep a contrast of 4.5 to the page and the paper of the light and
 * the dark theme, and to a wash of a tone, which the palette's own do not.
 */
export function toneColor(theme: Theme, tone: Tone): string {
  const dark = theme.palette.type === 'dark';
  switch (tone) {
    case 'bad':
      return dark ? '#ff9a91' : '#b71c1c';
    case 'warning':
      return dark ? '#ffc46b' : '#8a4b00';
    case 'good':
      return dark ? '#8fd694' : '#1f6b2b';
    default:
      return dark ? theme.palette.text.secondary : '#646464';
  }
}

/** A wash of the tone to lay behind text. */
export function toneBackground(theme: Theme, tone: Tone): string {
  return alpha(
    toneColor(theme, tone),
    theme.palette.type === 'dark' ? 0.14 : 0.07,
  );
}
