// SPDX-License-Identifier: Apache-2.0
import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      display: 'grid',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      columnGap: theme.spacing(2),
      rowGap: theme.spacing(0.5),
      fontSize: '0.875rem',
    },
    label: { color: theme.palette.text.secondary },
    value: { margin: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'InferenceFacts' },
);

/** Names and values under each other. */
export function Facts(props: {
  items: Array<{ label: string; value: ReactNode }>;
}) {
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {props.items.map(({ label, value }) => [
        <dt key={`${label} name`} className={classes.label}>
          {label}
        </dt>,
        <dd key={`${label} value`} className={classes.value}>
          {value}
        </dd>,
      ])}
    </dl>
  );
}
