// SPDX-License-Identifier: Apache-2.0
import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      overflowX: 'auto',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.text.primary}`,
      },
    },
  }),
  { name: 'InferenceScrollBox' },
);

/** Scrolls a wide table sideways, by keyboard too. */
export function ScrollBox(props: { label: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div
      className={classes.root}
      role="region"
      aria-label={props.label}
      // What scrolls must take the focus to be scrolled by keyboard (axe: scrollable-region-focusable).
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {props.children}
    </div>
  );
}
