// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import { toneColor } from './tones';

/** The dense tables of every page. */
export const useTableStyles = makeStyles(
  theme => ({
    table: {
      '& th, & td': {
        padding: theme.spacing(0.5, 1),
        fontSize: '0.8125rem',
        lineHeight: 1.4,
        verticalAlign: 'top',
      },
      '& th': {
        color: toneColor(theme, 'quiet'),
        fontWeight: 600,
        whiteSpace: 'nowrap',
        textTransform: 'none',
        letterSpacing: 0,
        borderBottomWidth: 2,
      },
      '& tbody tr:last-child > td': { borderBottom: 'none' },
    },
    number: {
      textAlign: 'right',
      whiteSpace: 'nowrap',
      fontVariantNumeric: 'tabular-nums',
    },
    name: { overflowWrap: 'anywhere', minWidth: 140 },
    words: { overflowWrap: 'anywhere', minWidth: 180 },
    quiet: { color: toneColor(theme, 'quiet') },
    nowrap: { whiteSpace: 'nowrap' },
  }),
  { name: 'InferenceTable' },
);
