// SPDX-License-Identifier: Apache-2.0
import { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    // Painted apart: what scrolls in another part does not have this one painted again.
    root: { isolation: 'isolate' },
    heading: {
      margin: theme.spacing(0, 0, 1),
      fontSize: '1rem',
      fontWeight: 700,
    },
  }),
  { name: 'InferenceSection' },
);

/** A part of a page that its heading names. */
export function Section(props: { title: string; children: ReactNode }) {
  const { title, children } = props;
  const classes = useStyles();
  return (
    <section className={classes.root} aria-label={title}>
      <Typography component="h2" className={classes.heading}>
        {title}
      </Typography>
      {children}
    </section>
  );
}
