// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';

/** What explains itself shows where the focus is. */
export const useTipStyles = makeStyles(
  theme => ({
    root: {
      borderRadius: 2,
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.text.primary}`,
        outlineOffset: 1,
      },
    },
  }),
  { name: 'InferenceTip' },
);
