// SPDX-License-Identifier: Apache-2.0
import { ElementType, ReactNode } from 'react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { toneColor } from './tones';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(3),
      display: 'flex',
      gap: theme.spacing(2),
      alignItems: 'flex-start',
    },
    icon: { color: toneColor(theme, 'quiet'), marginTop: 2 },
    body: {
      ...theme.typography.body2,
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
      minWidth: 0,
      maxWidth: '90ch',
    },
  }),
  { name: 'InferenceNotice' },
);

/** A calm word in place of content. */
export function Notice(props: {
  icon: ElementType;
  title: string;
  children: ReactNode;
}) {
  const { icon: Icon, title, children } = props;
  const classes = useStyles();
  return (
    <Paper className={classes.root} variant="outlined">
      <Icon className={classes.icon} aria-hidden />
      <div className={classes.body}>
        <Typography variant="h6" component="h2">
          {title}
        </Typography>
        {children}
      </div>
    </Paper>
  );
}
