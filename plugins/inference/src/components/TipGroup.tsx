// SPDX-License-Identifier: Apache-2.0
import { ReactNode } from 'react';
import classNames from 'classnames';
import { makeStyles } from '@material-ui/core/styles';
import { useTipKeys } from '../hooks/useTipKeys';
import { TipZoneContext, useTipZone } from '../hooks/useTipZone';

const useStyles = makeStyles(
  theme => ({
    root: {
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.text.primary}`,
        outlineOffset: 2,
      },
    },
  }),
  { name: 'InferenceTipGroup' },
);

/**
 * Numbers that stand together: one stop of the tab key, from where the arrows
 * lead through them.
 */
export function TipGroup(props: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  const { label, className, children } = props;
  const classes = useStyles();
  const { zone, bubble } = useTipZone();
  return (
    <TipZoneContext.Provider value={zone}>
      <div
        className={classNames(classes.root, className)}
        role="group"
        aria-label={label}
        {...useTipKeys()}
      >
        {children}
      </div>
      {bubble}
    </TipZoneContext.Provider>
  );
}
