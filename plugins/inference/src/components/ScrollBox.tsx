// SPDX-License-Identifier: Apache-2.0
import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { useTipKeys } from '../hooks/useTipKeys';
import { TipZoneContext, useTipZone } from '../hooks/useTipZone';

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

/** Scrolls a wide table sideways, by keyboard too; what explains itself in it is reached by Enter and arrows. */
export function ScrollBox(props: { label: string; children: ReactNode }) {
  const classes = useStyles();
  const { zone, bubble } = useTipZone();
  return (
    <TipZoneContext.Provider value={zone}>
      <div
        className={classes.root}
        role="region"
        aria-label={props.label}
        // What scrolls must take the focus to be scrolled by keyboard (axe: scrollable-region-focusable).
        {...useTipKeys()}
      >
        {props.children}
      </div>
      {bubble}
    </TipZoneContext.Provider>
  );
}
