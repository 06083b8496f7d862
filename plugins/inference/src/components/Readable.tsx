// SPDX-License-Identifier: Apache-2.0
import { ReactNode } from 'react';
import { Theme, ThemeProvider } from '@material-ui/core/styles';

/**
 * Darkens what the light theme says quietly: on the grey of the page its contrast
 * is 4.47, and 4.5 is what weak eyes need (WCAG 2.2, 1.4.3).
 */
export function Readable(props: { children: ReactNode }) {
  return <ThemeProvider theme={darkenQuiet}>{props.children}</ThemeProvider>;
}

function darkenQuiet(theme: Theme): Theme {
  if (theme.palette.type === 'dark') {
    return theme;
  }
  const text = { ...theme.palette.text, secondary: 'rgba(0, 0, 0, 0.62)' };
  return { ...theme, palette: { ...theme.palette, text } };
}
