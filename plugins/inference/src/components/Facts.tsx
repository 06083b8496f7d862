// SPDX-License-Identifier: Apache-2.0
import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { toneColor } from './tones';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 400px), 1fr))',
      gap: theme.spacing(0.5, 3),
      fontSize: '0.875rem',
    },
    list: { gridTemplateColumns: 'minmax(0, 1fr)' },
    item: {
      display: 'grid',
      gridTemplateColumns: '128px minmax(0, 1fr)',
      columnGap: theme.spacing(1.5),
    },
    label: { color: toneColor(theme, 'quiet') },
    value: { margin: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'InferenceFacts' },
);

/** Names and values, in columns where there is room or as one list. */
export function Facts(props: {
  items: Array<{ label: string; value: ReactNode }>;
  list?: boolean;
}) {
  const classes = useStyles();
  return (
    <dl className={classNames(classes.root, props.list && classes.list)}>
      {props.items.map(({ label, value }) => (
        <div key={label} className={classes.item}>
          <dt className={classes.label}>{label}</dt>
          <dd className={classes.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
