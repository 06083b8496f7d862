// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';

/** Filters, a line about what is found, and the table. */
export const useListStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(0.5, 2),
    },
  }),
  { name: 'InferenceList' },
);
